import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { nodeReplaceFile } from '../../src/adapters/replace-file.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'replace-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'a.json'), 'old');
});

test('the new content takes the place of the old, with its permissions, and nothing else is left', async () => {
  chmodSync(join(root, 'a.json'), 0o640);
  await nodeReplaceFile(root)('a.json', 'new');
  expect(readFileSync(join(root, 'a.json'), 'utf8')).toBe('new');
  expect(statSync(join(root, 'a.json')).mode & 0o777).toBe(0o640);
  expect(readdirSync(root)).toEqual(['a.json']);
});

test('the old file is replaced, not written over: who has it open still reads it whole', async () => {
  const before = statSync(join(root, 'a.json')).ino;
  await nodeReplaceFile(root)('a.json', 'new');
  expect(statSync(join(root, 'a.json')).ino).not.toBe(before);
});

test('a link stays a link', async () => {
  symlinkSync('a.json', join(root, 'link.json'));
  await nodeReplaceFile('/')(join(root, 'link.json'), 'new');
  expect(lstatSync(join(root, 'link.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(root, 'a.json'), 'utf8')).toBe('new');
});

test.each(['missing.json', 'folder', 'a.json/b'])('what can not be replaced (%s) is a failure, and leaves nothing behind', async (path) => {
  mkdirSync(join(root, 'folder'));
  await expect(nodeReplaceFile(root)(path, 'new')).rejects.toMatchObject({
    code: 'ERR_FILE_WRITE',
    message: expect.stringContaining(path),
  });
  expect(readdirSync(root).sort()).toEqual(['a.json', 'folder']);
  expect(readdirSync(join(root, 'folder'))).toEqual([]);
  expect(readFileSync(join(root, 'a.json'), 'utf8')).toBe('old');
});

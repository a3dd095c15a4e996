import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeFiles } from '../../src/adapters/files.js';

const root = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(join(root, 'a/b'), { recursive: true });
writeFileSync(join(root, 'a/one.json'), 'one');
writeFileSync(join(root, 'a/b/two.json'), 'two');
writeFileSync(join(root, 'a/B.json'), '');
writeFileSync(join(root, 'a/x.json.txt'), '');
writeFileSync(join(root, 'a/.hidden.json'), '');
symlinkSync('one.json', join(root, 'a/link.json'));
symlinkSync('nowhere', join(root, 'a/broken.json'));
truncateSync(join(root, 'a/x.json.txt'), 100_000);
const files = nodeFiles(root);

describe('read', () => {
  it('reads bytes, up to the limit', async () => {
    expect(Buffer.from(await files.read('a/one.json')).toString()).toBe('one');
    expect(Buffer.from(await files.read(join(root, 'a/link.json'), 3)).toString()).toBe('one');
    expect(await files.read('a/B.json', 0)).toHaveLength(0);
    expect(await files.read('a/x.json.txt', 100_000)).toHaveLength(100_000);
  });

  it.runIf(existsSync('/proc/self/status'))('reads what has no size', async () => {
    expect((await files.read('/proc/self/status')).length).toBeGreaterThan(100);
  });

  it.each([
    ['a/one.json', 2, 'ERR_FILE_TOO_LARGE', 'a/one.json has more than 2 bytes.'],
    ['/dev/zero', 200_000, 'ERR_FILE_TOO_LARGE', '/dev/zero has more than 200000 bytes.'],
    ['a/none.json', 9, 'ERR_FILE_NOT_FOUND', 'a/none.json does not exist.'],
    ['a/broken.json', 9, 'ERR_FILE_NOT_FOUND', 'a/broken.json does not exist.'],
    ['a/one.json/x', 9, 'ERR_FILE_NOT_FOUND', 'a/one.json/x does not exist.'],
    ['a/b', 9, 'ERR_FILE_READ', 'a/b is a folder, not a file.'],
    ['a\u0000b', 9, 'ERR_FILE_READ', "a\\u0000b can't be read (ERR_INVALID_ARG_VALUE)."],
  ])('refuses %j', async (path, limit, code, message) => {
    await expect(files.read(path, limit)).rejects.toMatchObject({ name: 'DirectoryError', code, message });
  });
});

describe('kind', () => {
  it.each([
    ['a/one.json', 'file'],
    ['a/link.json', 'file'],
    ['a', 'folder'],
    ['/dev/null', 'other'],
    ['a/broken.json', 'missing'],
    ['none', 'missing'],
    ['a\u0000', 'missing'],
  ])('%j is a %s', async (path, kind) => {
    expect(await files.kind(path)).toBe(kind);
  });
});

describe('names', () => {
  it('lists one folder by code unit', async () => {
    expect(await files.names('a')).toEqual(['.hidden.json', 'B.json', 'b', 'broken.json', 'link.json', 'one.json', 'x.json.txt']);
    expect(await files.names('none')).toEqual([]);
    await expect(files.names('a/one.json')).rejects.toMatchObject({ code: 'ERR_FILE_NOT_FOUND' });
  });
});

describe('walk', () => {
  it('finds files below a folder, by suffix, as the folder was written', async () => {
    const found = ['B.json', 'b/two.json', 'link.json', 'one.json'];
    expect(await files.walk('a', '.json')).toEqual(found.map((name) => `a/${name}`));
    expect(await files.walk('a/', '.json')).toEqual(found.map((name) => `a/${name}`));
    expect(await files.walk(join(root, 'a/b'), 'o.json')).toEqual([join(root, 'a/b/two.json')]);
    expect(await files.walk('a', '*.json')).toEqual([]);
  });
});

describe('resolve', () => {
  it('is against the root', () => {
    expect(files.resolve('a', '../b')).toBe(join(root, 'b'));
    expect(files.resolve('/x', 'y')).toBe('/x/y');
  });
});

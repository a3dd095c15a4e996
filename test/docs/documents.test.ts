import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { render } from '../../scripts/docs/transcript.js';
import { checkPages, documents, rendered } from '../../scripts/docs.js';
import { pictures } from '../../scripts/picture.js';

const paths = await documents();

describe.each(paths)('%s', (path) => {
  const text = readFileSync(path, 'utf8');

  test('every command ends and prints as it says; `npm run docs` writes what is printed', async () => {
    const { text: now, surprises } = await rendered(path);
    expect(surprises).toEqual([]);
    expect(now).toBe(text);
  });

  test('every link leads somewhere', () => {
    const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
    const links = [...prose.matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
    expect(links.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
  });
});

test('the documents together run the commands that people begin with', async () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const command of ['npm ci && npm start', 'npm ci && npm test', 'npx get-endpoint', 'npx payer-directory validate'])
    expect(readme).toContain(command);
  expect(readFileSync('.ci/run', 'utf8')).toContain('npm ci && npm test');
  expect((await rendered('README.md')).run).toBeGreaterThan(3);
});

test.each([...checkPages()])('%s is as `npm run docs` writes it', (path, page) => {
  expect(readFileSync(path, 'utf8')).toBe(page);
});

test('the pictures are as `npm run picture` draws them', async () => {
  for (const [path, content] of await pictures()) expect(readFileSync(path, 'utf8')).toBe(content);
});

describe('a document that is not in step', () => {
  const workspace = { folder: '/tmp', close: () => undefined };

  test('is told by its exit codes', () => {
    const { surprises, run } = render('```sh\ntrue\nfalse # exit 1\nfalse\nexit 3 # exit 2\n```\n', workspace);
    expect(surprises).toMatchObject([
      { command: 'false', expected: 0, exit: 1 },
      { command: 'exit 3', expected: 2, exit: 3 },
    ]);
    expect(run).toBe(4);
  });

  test('is told by what is printed', () => {
    const { text } = render('```sh\necho now; echo loud >&2\n```\n\n```text\nthen\n```\n\nmore\n', workspace);
    expect(text).toBe('```sh\necho now; echo loud >&2\n```\n\n```text\nnow\nloud\n```\n\nmore\n');
  });

  test('need not run what says why it can not', () => {
    expect(render('```sh not run: needs a network\nfalse\n```\n', workspace)).toMatchObject({ run: 0, surprises: [] });
    expect(render('```sh not run:\nfalse\n```\n', workspace)).toMatchObject({ run: 1 });
  });
});

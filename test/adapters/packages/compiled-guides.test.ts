import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiledGuides } from '../../../src/adapters/packages/compiled-guides.js';
import { stateOf } from '../../../src/adapters/packages/evidence.js';
import { temporaryFolder } from '../../packages/make-package.js';

const code = 'return { answer: K.six * 7, text: "\u2028é" };';

function setUp(build: string | undefined = 'one') {
  const root = temporaryFolder();
  const source = join(root, 'source.json');
  writeFileSync(source, 'x');
  const folder = join(root, 'cache/payer-directory/guides');
  const made = { evidence: [{ path: source, state: stateOf(source) }], digest: 'd', code };
  return { folder, source, made, guides: compiledGuides(folder, build) };
}

const started = { answer: 42, text: '\u2028é' };

describe('compiledGuides', () => {
  it('finds what it kept, and starts it faster after settling', async () => {
    const { guides, made, folder } = setUp();
    expect(await guides.find('r')).toBeUndefined();
    const kept = await guides.keep('r', made);
    expect(kept.start({ six: 6 })).toEqual(started);
    await kept.settle();
    expect(
      readdirSync(join(folder, 'validators'))
        .map((name) => name.replace(/^[0-9a-f]{64}/, ''))
        .sort(),
    ).toEqual(['.js', '.v8']);
    const found = await compiledGuides(folder, 'one').find('r');
    expect(found?.start({ six: 6 })).toEqual(started);
    expect(await guides.find('other')).toBeUndefined();
  });

  it('is private: folders 0700, files 0600', async () => {
    const { guides, made, folder } = setUp();
    await (await guides.keep('r', made)).settle();
    for (const each of [folder, join(folder, 'requests'), join(folder, 'validators')]) expect(statSync(each).mode & 0o777).toBe(0o700);
    for (const kind of ['requests', 'validators'])
      for (const name of readdirSync(join(folder, kind))) expect(statSync(join(folder, kind, name)).mode & 0o777).toBe(0o600);
  });

  it.each<[string, (folder: string, source: string) => void]>([
    ['a source has changed', (_folder, source) => writeFileSync(source, 'yy')],
    ['the code was changed', (folder) => edit(join(folder, 'validators'), '.js', (text) => text.replace('7', '8'))],
    ['the code was cut', (folder) => edit(join(folder, 'validators'), '.js', (text) => text.slice(0, 10))],
    ['the record is torn', (folder) => edit(join(folder, 'requests'), '.json', (text) => text.slice(0, -5))],
    [
      'the record names another file',
      (folder) => edit(join(folder, 'requests'), '.json', (text) => text.replace(/"key":"[0-9a-f]+"/, '"key":"../../../x"')),
    ],
  ])('finds nothing where %s', async (_name, change) => {
    const { guides, made, folder, source } = setUp();
    await guides.keep('r', made);
    change(folder, source);
    expect(await guides.find('r')).toBeUndefined();
  });

  it('passes over a form of the engine that is not whole', async () => {
    const { guides, made, folder } = setUp();
    const kept = await guides.keep('r', made);
    kept.start({ six: 6 });
    await kept.settle();
    const name = readdirSync(join(folder, 'validators')).find((each) => each.endsWith('.v8')) ?? '';
    const bytes = readFileSync(join(folder, 'validators', name));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(join(folder, 'validators', name), bytes);
    expect((await guides.find('r'))?.start({ six: 6 })).toEqual(started);
  });

  it('finds nothing that another build has made, and keeps nothing without a build', async () => {
    const { guides, made, folder } = setUp();
    await guides.keep('r', made);
    expect(await compiledGuides(folder, 'two').find('r')).toBeUndefined();
    const none = setUp(undefined);
    expect((await compiledGuides(none.folder, undefined).keep('r', none.made)).start({ six: 6 })).toEqual(started);
    expect(existsSync(join(none.folder, 'requests'))).toBe(false);
  });

  it.runIf(process.platform !== 'win32')('neither reads nor writes where others may write, or where a link stands', async () => {
    const { guides, made, folder } = setUp();
    await guides.keep('r', made);
    chmodSync(join(folder, 'validators'), 0o770);
    const open = compiledGuides(folder, 'one');
    expect(await open.find('r')).toBeUndefined();
    expect(await open.refusal()).toContain('others may write');
    expect((await open.keep('r2', made)).start({ six: 6 })).toEqual(started);
    expect(readdirSync(join(folder, 'requests'))).toHaveLength(1);
    const linked = setUp();
    mkdirSync(join(linked.folder, '..'), { recursive: true, mode: 0o700 });
    symlinkSync(folder, linked.folder);
    expect(await linked.guides.refusal()).toContain('no folder');
  });

  it('does without a folder that can not be made', async () => {
    const { made, source } = setUp();
    const guides = compiledGuides(join(source, 'guides'), 'one');
    expect((await guides.keep('r', made)).start({ six: 6 })).toEqual(started);
    expect(await guides.refusal()).toContain("can't be made");
  });
});

function edit(folder: string, ending: string, change: (text: string) => string): void {
  const path = join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? '');
  writeFileSync(path, change(readFileSync(path, 'latin1')), 'latin1');
}

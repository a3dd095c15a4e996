import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { asArray, asObject, asString } from '../../domain/json.js';
import { shown } from '../../domain/message.js';
import type { CompiledGuide, CompiledGuides, Evidence } from '../../ports/fhir-packages.js';
import { stateOf } from './evidence.js';

/** What is known of one request: from what its guide was made, and which code that gave. */
interface Made {
  readonly build: string;
  readonly evidence: readonly Evidence[];
  /** Names the file. */
  readonly key: string;
  /** SHA-256 of the code. */
  readonly code: string;
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * Compiled guides in a folder of the user's own: `requests/` says what each was made from, `validators/` holds the code, under a name
 * made from the bytes of the definitions and the program's build. This is code that is run, so the folder must be the user's and
 * closed to others (0700); where it is not, nothing is read from it and nothing written. `build` undefined: nothing is kept.
 */
export function compiledGuides(folder: string, build: string | undefined): CompiledGuides {
  let checked: Promise<string | undefined> | undefined;
  const refusal = (): Promise<string | undefined> =>
    (checked ??= build === undefined ? Promise.resolve('this build of the program has no number') : refusalOf(folder));
  const requestFile = (request: string): string => join(folder, 'requests', `${sha256(request)}.json`);
  return {
    refusal,
    async find(request) {
      if ((await refusal()) !== undefined) return undefined;
      const made = readMade(await readFile(requestFile(request), 'utf8').catch(() => ''));
      if (made === undefined || made.build !== build) return undefined;
      if (!made.evidence.every(({ path, state }) => stateOf(path) === state)) return undefined;
      const [bytes, cachedData] = await Promise.all([
        readFile(codeFile(folder, made.key)).catch(() => undefined),
        readCache(cacheFile(folder, made.key)),
      ]);
      if (bytes === undefined || sha256(bytes) !== made.code) return undefined;
      return runnable(bytes.toString('latin1'), codeFile(folder, made.key), cachedData);
    },
    async keep(request, { evidence, digest, code: written }) {
      const code = inAscii(written);
      const key = sha256(`${build}\n${digest}\n${sha256(code)}`);
      if ((await refusal()) !== undefined) return runnable(code, undefined, undefined);
      const path = codeFile(folder, key);
      await put(path, code);
      await put(requestFile(request), JSON.stringify({ build, evidence, key, code: sha256(code) }));
      return runnable(code, path, undefined);
    },
  };
}

function codeFile(folder: string, key: string): string {
  return join(folder, 'validators', `${key}.js`);
}

function cacheFile(folder: string, key: string): string {
  return join(folder, 'validators', `${key}.v8`);
}

/** Why the folder is not to be trusted; it is made where it is missing. */
async function refusalOf(folder: string): Promise<string | undefined> {
  try {
    for (const each of [folder, join(folder, 'requests'), join(folder, 'validators')]) await mkdir(each, { recursive: true, mode: 0o700 });
  } catch {
    return `${shown(folder)} can't be made`;
  }
  for (const each of [dirname(folder), folder, join(folder, 'requests'), join(folder, 'validators')]) {
    const { uid, mode, isDirectory } = await lstat(each).then((found) => ({
      uid: found.uid,
      mode: found.mode,
      isDirectory: found.isDirectory(),
    }));
    if (!isDirectory) return `${shown(each)} is no folder`;
    if (process.getuid !== undefined && uid !== process.getuid()) return `${shown(each)} belongs to another user`;
    if (process.platform !== 'win32' && (mode & 0o022) !== 0) return `others may write to ${shown(each)}`;
  }
  return undefined;
}

function readMade(text: string): Made | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const made = asObject(value);
  const [build, key, code] = [asString(made?.['build']), asString(made?.['key']), asString(made?.['code'])];
  if (build === undefined || code === undefined || key === undefined || !/^[0-9a-f]{64}$/.test(key)) return undefined;
  const evidence = asArray(made?.['evidence']).flatMap((each) => {
    const [path, state] = [asString(asObject(each)?.['path']), asString(asObject(each)?.['state'])];
    return path === undefined || state === undefined ? [] : [{ path, state }];
  });
  return { build, key, code, evidence };
}

/** Aside, then renamed: who reads meanwhile, or after a kill, has the old file or none. */
async function put(path: string, content: string | Uint8Array): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(aside, content, { mode: 0o600, flag: 'wx' });
    await rename(aside, path);
  } catch {
    // A full or read-only disk costs the next run its time, and this one nothing.
    await rm(aside, { force: true });
  }
}

/** Node reads ASCII as it is. Generated code has other characters in string literals only. */
function inAscii(code: string): string {
  return code.replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const hashLength = 32;

/** What V8 made of the code, after its SHA-256; undefined where it is not whole. */
async function readCache(path: string): Promise<Buffer | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined || bytes.length <= hashLength) return undefined;
  const data = bytes.subarray(hashLength);
  return createHash('sha256').update(data).digest().equals(bytes.subarray(0, hashLength)) ? data : undefined;
}

function runnable(code: string, path: string | undefined, cachedData: Buffer | undefined): CompiledGuide {
  let script: Script | undefined;
  return {
    start(leaves) {
      script = new Script(`(function (K) {${code}\n})`, { filename: path ?? 'official-guide.js', cachedData });
      // The code is a function of its one parameter; what it returns is looked at by who asked for it.
      return (script.runInThisContext() as (leaves: object) => unknown)(leaves);
    },
    async settle() {
      if (path === undefined || script === undefined || (cachedData !== undefined && script.cachedDataRejected === false)) return;
      const data = script.createCachedData();
      await put(path.replace(/\.js$/, '.v8'), Buffer.concat([createHash('sha256').update(data).digest(), data]));
    },
  };
}

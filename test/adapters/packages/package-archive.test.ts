import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../../src/adapters/packages/package-archive.js';
import { type ArchiveEntry, temporaryFolder, writeArchive } from '../../packages/make-package.js';

const small = { entries: 50, file: 10_000, total: 100_000 };

async function read(entries: readonly ArchiveEntry[]): Promise<string[]> {
  const path = await writeArchive(join(temporaryFolder(), 'a.tgz'), entries);
  return [...(await readArchive(readFileSync(path), 'a.tgz', small)).keys()];
}

describe('readArchive', () => {
  it('takes the JSON files directly below package/, and passes over the rest', async () => {
    const text = '{}';
    const entries = [
      { name: 'package', type: 'directory' },
      { name: 'package/package.json', text },
      { name: './package/a.json', text },
      { name: 'package/other/b.json', text },
      { name: 'package/readme.md', text },
      { name: 'example/c.json', text },
    ];
    expect(await read(entries)).toEqual(['package.json', 'a.json']);
  });

  it.each<[string, ArchiveEntry]>([
    ['a name that climbs out', { name: 'package/../../etc/passwd.json', text: '{}' }],
    ['a name that climbs out the other way', { name: 'package\\..\\..\\x.json', text: '{}' }],
    ['an absolute name', { name: '/etc/passwd.json', text: '{}' }],
    ['a drive', { name: 'C:\\x.json', text: '{}' }],
    ['a symbolic link', { name: 'package/a.json', type: 'symlink', linkname: '/etc/passwd' }],
    ['a hard link', { name: 'package/a.json', type: 'link', linkname: 'package/package.json' }],
    ['a device', { name: 'package/a.json', type: 'character-device' }],
    ['a file that is too large', { name: 'package/a.json', text: 'x'.repeat(10_001) }],
    ['a large file that nobody wants', { name: 'other/a.bin', text: 'x'.repeat(100_001) }],
  ])('refuses %s', async (_name, entry) => {
    await expect(read([{ name: 'package/package.json', text: '{}' }, entry])).rejects.toMatchObject({ code: 'ERR_PACKAGE' });
  });

  it('refuses too many files', async () => {
    await expect(read(Array.from({ length: 51 }, (_, index) => ({ name: `package/${index}.txt`, text: '' })))).rejects.toMatchObject({
      code: 'ERR_PACKAGE',
    });
  });

  it('refuses a bomb without holding it: zeros behind the end of the archive, and a header that lies', async () => {
    const header = Buffer.alloc(512);
    header.write('package/a.json', 0);
    header.write('0000644\0', 100);
    header.write('77777777777\0', 124);
    header.write('ustar\0', 257);
    header.write('0', 156);
    header.fill(' ', 148, 156);
    header.write(
      `${[...header]
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    await expect(readArchive(gzipSync(header), 'a.tgz', small)).rejects.toMatchObject({ code: 'ERR_PACKAGE' });
    const zeros = gzipSync(Buffer.alloc(50_000_000));
    expect(zeros.length).toBeLessThan(100_000);
    await expect(readArchive(zeros, 'a.tgz', small)).rejects.toMatchObject({ code: 'ERR_PACKAGE' });
  });

  it.each([Buffer.alloc(0), Buffer.from('x'), gzipSync('x'.repeat(600)), gzipSync(Buffer.alloc(100))])(
    'refuses what is no archive (%#)',
    async (bytes) => {
      const outcome = await readArchive(bytes, 'a.tgz', small).then(
        (files) => files.size,
        (error: { code: string }) => error.code,
      );
      expect([0, 'ERR_PACKAGE']).toContain(outcome);
    },
  );
});

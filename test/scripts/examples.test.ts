import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bundle, Endpoint, Extension, Organization } from 'fhir/r4.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptCertificate, keptKey } from '../../scripts/examples/kept-certificate.js';
import { defaultKeyFolder, openKeyFolder } from '../../scripts/examples/key-folder.js';
import { payers } from '../../scripts/examples/payers.js';
import { writeExamples } from '../../scripts/examples/write-examples.js';
import { policyOf } from '../../src/app/policy.js';
import { spkiFingerprint } from '../../src/pki/key.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const work = realpathSync(mkdtempSync(join(tmpdir(), 'examples-')));
const out = join(work, 'out');
const keys = join(work, 'keys');
const slugs = payers.map(({ slug }) => slug);

beforeAll(() => writeExamples(out, keys), 60_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Paths of all files below a folder, relative to it. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

const contents = (folder: string) => new Map(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
// What is read was written as that by the function under test; the validator's own tests judge whether it is right.
const bundleOf = (directory: string, slug: string) => json(join(directory, 'bundles', `${slug}.json`)) as Bundle;

const anchors = [
  'client/client-ca',
  'client/tls-root',
  'endorsement/signing-ca',
  'server/server-ca',
  'server/tls-root',
  'signing/signing-ca',
  'signing/signing-root',
];
const authorities = ['client-ca', 'server-ca', 'signing-ca', 'signing-root', 'tls-root'];

describe('the directory', () => {
  it('is complete', () => {
    expect(filesBelow(out)).toEqual(
      [
        ...slugs.flatMap((slug) => [`bundles/${slug}.json`, `owners/${slug}.json`]),
        ...anchors.map((name) => `directory/anchors/${name}.pem`),
        ...authorities.map((name) => `directory/crls/${name}.crl`),
        ...['policy', 'suppressions', 'suspensions', 'tombstones'].map((name) => `directory/${name}.json`),
      ].sort(),
    );
    for (const list of ['suppressions', 'suspensions', 'tombstones']) expect(json(join(out, 'directory', `${list}.json`))).toEqual([]);
  });

  it('has a policy that this program reads, and that knows the test payers', () => {
    expect(policyOf(readFileSync(join(out, 'directory/policy.json')))).toMatchObject({ defaultEnvironment: 'test', testPayers: slugs });
  });

  it('holds no private key', () => {
    const secrets = filesBelow(keys)
      .filter((path) => path.endsWith('.key.pem'))
      .flatMap((path) => {
        const key = createPrivateKey(readFileSync(join(keys, path)));
        const { d } = key.export({ format: 'jwk' });
        return [Buffer.from(d ?? '', 'base64url'), key.export({ type: 'pkcs8', format: 'der' })];
      });
    expect(secrets).toHaveLength(2 * (3 * slugs.length + authorities.length));
    for (const [path, text] of contents(out)) {
      expect(text, path).not.toContain('PRIVATE KEY');
      const decoded = [...text.matchAll(/[A-Za-z0-9+/=\n]{40,}/g)].map(([base64]) => Buffer.from(base64, 'base64'));
      for (const bytes of decoded)
        expect(
          secrets.some((secret) => bytes.includes(secret)),
          path,
        ).toBe(false);
    }
  });
});

describe('the keys', () => {
  it('are there for each payer and each CA, for their owner alone', () => {
    const files = filesBelow(keys);
    for (const name of [
      ...slugs.flatMap((slug) => ['server', 'client', 'signing'].map((use) => `${slug}/${use}`)),
      ...authorities.map((name) => `ca/${name}`),
    ]) {
      expect(files).toContain(`${name}.key.pem`);
      expect(files).toContain(`${name}.chain.pem`);
    }
    for (const path of files) expect(statSync(join(keys, path)).mode & 0o777, path).toBe(0o600);
  });

  it('fit their chains: leaf, then the CA that issued it', () => {
    for (const slug of slugs) {
      for (const use of ['server', 'client', 'signing']) {
        const [leaf, ca, ...rest] = certificatesIn(join(keys, slug, `${use}.chain.pem`));
        expect(rest).toEqual([]);
        expect(leaf?.checkPrivateKey(createPrivateKey(readFileSync(join(keys, slug, `${use}.key.pem`))))).toBe(true);
        expect(ca && leaf?.checkIssued(ca)).toBe(true);
      }
    }
  });

  it("lie below the user's data folder by default", () => {
    expect(defaultKeyFolder({ XDG_DATA_HOME: '/data' })).toBe('/data/payer-directory/example-keys');
    expect(defaultKeyFolder({ XDG_DATA_HOME: 'relative' })).toMatch(/\.local\/share\/payer-directory\/example-keys$/);
  });
});

describe('a folder for keys', () => {
  const tree = join(work, 'tree');
  beforeAll(() => {
    mkdirSync(join(tree, '.git'), { recursive: true });
    symlinkSync(tree, join(work, 'link'));
    mkdirSync(join(work, 'linked-worktree'));
    writeFileSync(join(work, 'linked-worktree', '.git'), 'gitdir: elsewhere\n');
  });

  it.each(['tree', 'tree/keys/deep', 'link/keys', 'linked-worktree/keys'])('is refused in a git work tree: %s', async (path) => {
    const before = filesBelow(work);
    await expect(writeExamples(join(work, 'other'), join(work, path))).rejects.toMatchObject({ code: 'ERR_KEYS_PUBLIC' });
    expect(filesBelow(work)).toEqual(before);
  });

  it.each(['', 'keys'])('is refused in the output folder: %j', async (path) => {
    await expect(writeExamples(join(work, 'other'), join(work, 'other', path))).rejects.toMatchObject({ code: 'ERR_KEYS_PUBLIC' });
    expect(existsSync(join(work, 'other'))).toBe(false);
  });

  it('is not refused beside the output folder', () => {
    expect(openKeyFolder(join(work, 'other..keys'), join(work, 'other')).read('nothing')).toBeUndefined();
  });

  it('makes a file private again that others could read', () => {
    const folder = openKeyFolder(join(work, 'loose'), out);
    folder.write('a.key.pem', 'x');
    chmodSync(join(work, 'loose/a.key.pem'), 0o644);
    folder.write('a.key.pem', 'y');
    expect(statSync(join(work, 'loose/a.key.pem')).mode & 0o777).toBe(0o600);
  });
});

it('does not overwrite a directory of other payers', async () => {
  const real = join(work, 'real');
  mkdirSync(join(real, 'bundles'), { recursive: true });
  writeFileSync(join(real, 'bundles/acme.json'), '{}');
  await expect(writeExamples(real, keys)).rejects.toMatchObject({ code: 'ERR_NOT_EXAMPLES' });
  expect(filesBelow(real)).toEqual(['bundles/acme.json']);
});

describe('running it again', () => {
  it('with the same keys writes the same bytes', async () => {
    const [before, keysBefore] = [contents(out), contents(keys)];
    const again = join(work, 'again');
    await writeExamples(again, keys);
    expect(contents(again)).toEqual(before);
    expect(contents(keys)).toEqual(keysBefore);
  }, 30_000);

  it('issues a certificate anew only where it would say something else', async () => {
    const folder = openKeyFolder(join(work, 'kept'), out);
    const subjectKey = await keptKey(folder, 'a', 'ec-p256');
    const subject = { country: 'US', organization: 'Test', commonName: 'Test' };
    const issuer = { subject, privateKey: subjectKey, crlUrl: undefined };
    const content = { role: { kind: 'root' }, subject, subjectKey, notBefore: new Date(0), notAfter: new Date(1_000) } as const;
    const first = await keptCertificate(folder, 'a', content, issuer, []);
    expect(await keptCertificate(folder, 'a', content, issuer, [])).toEqual(first);
    const later = await keptCertificate(folder, 'a', { ...content, notAfter: new Date(2_000) }, issuer, []);
    expect(new X509Certificate(later).serialNumber).not.toBe(new X509Certificate(first).serialNumber);
    expect(await keptKey(folder, 'a', 'ec-p256')).toSatisfy((key: typeof subjectKey) => key.equals(subjectKey));
    expect(await keptKey(folder, 'a', 'rsa-3072')).not.toSatisfy((key: typeof subjectKey) => key.equals(subjectKey));
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/examples.ts', ...args], { cwd: repository, encoding: 'utf8' });

  it('says what it wrote and where the keys are', () => {
    const { status, stdout } = run('--out', join(work, 'command'), '--keys', keys);
    expect(status).toBe(0);
    expect(stdout).toContain(`${filesBelow(out).length} files in ${join(work, 'command')}`);
    expect(stdout).toContain(keys);
    expect(contents(join(work, 'command'))).toEqual(contents(out));
  }, 30_000);

  it('explains a refusal and an unknown option, with exit code 2', () => {
    const refusal = run('--out', join(work, 'other'), '--keys', join(work, 'other/keys'));
    expect(refusal).toMatchObject({ status: 2, stdout: '' });
    expect(refusal.stderr).toMatch(/Private keys would lie in .*--keys/s);
    expect(run('--nonsense')).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage: npm run examples') });
  }, 30_000);
});

function certificatesIn(path: string): X509Certificate[] {
  const pem = readFileSync(path, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return pem.map((text) => new X509Certificate(text));
}

function extensions(endpoint: Endpoint, tail: string): Extension[] {
  return (endpoint.extension ?? []).filter(({ url }) => url.endsWith(`/${tail}`));
}

const part = (extension: Extension | undefined, url: string) => extension?.extension?.find((inner) => inner.url === url);
const code = (extension: Extension | undefined) => extension?.valueCodeableConcept?.coding?.[0]?.code;
const certificate = (extension: Extension | undefined) => new X509Certificate(Buffer.from(extension?.valueBase64Binary ?? '', 'base64'));

/** The payer's own: of the server, of the client and for signing. */
function certificatesOf(endpoint: Endpoint): X509Certificate[] {
  return [
    ...extensions(endpoint, 'pdex-mtls-signedobject-extension').map((signed) => certificate(part(signed, 'Object'))),
    ...extensions(endpoint, 'base-ext-secureExchangeArtifacts').map((artifact) => certificate(part(artifact, 'certificate'))),
  ];
}

const resources = (bundle: Bundle) => (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);
const organizationsOf = (bundle: Bundle) =>
  resources(bundle).filter((resource): resource is Organization => resource.resourceType === 'Organization');
const endpointsOf = (bundle: Bundle) => resources(bundle).filter((resource): resource is Endpoint => resource.resourceType === 'Endpoint');

// The repository's own files were written by an earlier run, with other keys: they must hold together all the same.
describe.each([
  ['fresh', out],
  ['committed', repository],
])('%s bundles', (_, directory) => {
  it.each(slugs)('%s: references lead to entries, and someone names each Organization', (slug) => {
    const bundle = bundleOf(directory, slug);
    expect(bundle.id).toBe(slug);
    const fullUrls = (bundle.entry ?? []).map(({ fullUrl }) => fullUrl);
    expect(new Set(fullUrls).size).toBe(fullUrls.length);
    const named = new Set<string | undefined>();
    for (const { fullUrl, resource } of bundle.entry ?? []) {
      const base = fullUrl?.replace(/\/[A-Za-z]+\/[A-Za-z0-9.-]+$/, '');
      expect(fullUrl).toBe(`${base}/${resource?.resourceType}/${resource?.id}`);
      for (const [, reference] of JSON.stringify(resource).matchAll(/"reference":"([^"]+)"/g)) {
        named.add(`${base}/${reference}`);
        expect(fullUrls).toContain(`${base}/${reference}`);
      }
    }
    expect([...named].sort()).toEqual(expect.arrayContaining([fullUrls[1], fullUrls[2]]));
    expect(bundle.signature?.who.reference).toBe(fullUrls[0]);
    expect(organizationsOf(bundle)[0]?.identifier).toContainEqual(expect.objectContaining({ ...bundle.signature?.who.identifier }));
    expect(bundle.signature?.when).toBe(bundle.timestamp);
  });

  it.each(slugs)('%s: certificates are for these hosts, this client and this signer, and endorsed', (slug) => {
    const endorser = certificatesIn(join(directory, 'directory/anchors/endorsement/signing-ca.pem'))[0];
    for (const endpoint of endpointsOf(bundleOf(directory, slug))) {
      const host = new URL(endpoint.address).hostname;
      expect(host).toMatch(/\.example\.com$/);
      expect(certificate(part(extensions(endpoint, 'pdex-mtls-signedobject-extension')[0], 'Object')).checkHost(host)).toBe(host);
      for (const artifact of extensions(endpoint, 'base-ext-secureExchangeArtifacts')) {
        const shown = certificate(part(artifact, 'certificate'));
        expect(Date.parse(part(artifact, 'expirationDate')?.valueDateTime ?? '')).toBe(Date.parse(shown.validTo));
      }
      for (const framework of extensions(endpoint, 'base-ext-trustFramework')) {
        expect(certificate(part(framework, 'publicCertificate')).fingerprint256).toBe(endorser?.fingerprint256);
        expect(certificate(part(framework, 'signedArtifact')).verify(endorser!.publicKey)).toBe(true);
      }
    }
  });

  it.each(slugs)('%s: its owners list the signing key', (slug) => {
    const [endpoint] = endpointsOf(bundleOf(directory, slug));
    const signing = extensions(endpoint!, 'base-ext-secureExchangeArtifacts').find(
      (artifact) => code(part(artifact, 'secureExchangeArtifactsType')) === 'x509-signing-certificate',
    );
    const shown = certificate(part(signing, 'certificate'));
    const owners = json(join(directory, 'owners', `${slug}.json`)) as {
      slug: string;
      version: number;
      accounts: number[];
      signingKeys: object[];
    };
    expect(owners).toMatchObject({ slug, version: 1, signingKeys: [{ fingerprint: spkiFingerprint(shown.publicKey) }] });
    for (const account of owners.accounts) expect(account).toBeGreaterThan(900_000_000_000);
  });

  it('share neither identifier, nor host, nor key between two payers', () => {
    const claims = slugs.flatMap((slug) => {
      const bundle = bundleOf(directory, slug);
      const payer = organizationsOf(bundle)[0]?.identifier?.map(({ system, value }) => `${system}|${value}`) ?? [];
      const hosts = new Set(endpointsOf(bundle).map(({ address }) => new URL(address).hostname));
      const fingerprints = new Set(
        endpointsOf(bundle).flatMap((endpoint) => certificatesOf(endpoint).map(({ publicKey }) => spkiFingerprint(publicKey))),
      );
      return [...payer, ...hosts, ...fingerprints];
    });
    expect(new Set(claims).size).toBe(claims.length);
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl).each([
  ['fresh', out],
  ['committed', repository],
])('openssl on the %s directory', (_, directory) => {
  const uses = [
    { use: 'server', root: 'tls-root', ca: 'server-ca', purpose: 'sslserver' },
    { use: 'client', root: 'tls-root', ca: 'client-ca', purpose: 'sslclient' },
    { use: 'signing', root: 'signing-root', ca: 'signing-ca', purpose: 'any' },
  ] as const;
  const file = (path: string) => join(directory, 'directory', path);

  /** Leaves of a bundle by their use, as PEM files. */
  function leaves(slug: string): Map<string, string> {
    const found = new Map<string, string>();
    const keep = (use: string, shown: X509Certificate) => {
      const path = join(work, `${slug}-${use}.pem`);
      writeFileSync(path, shown.toString());
      found.set(use, path);
    };
    for (const endpoint of endpointsOf(bundleOf(directory, slug))) {
      keep('server', certificate(part(extensions(endpoint, 'pdex-mtls-signedobject-extension')[0], 'Object')));
      for (const artifact of extensions(endpoint, 'base-ext-secureExchangeArtifacts')) {
        const use = code(part(artifact, 'secureExchangeArtifactsType')) === 'x509-mtls-certificate' ? 'client' : 'signing';
        keep(use, certificate(part(artifact, 'certificate')));
      }
    }
    return found;
  }

  it.each(['2026-11-22T00:00:00Z', '2045-12-31T00:00:00Z'])('verifies every certificate strictly, with CRLs, at %s', (instant) => {
    const crls = join(work, 'crls.pem');
    writeFileSync(crls, authorities.map((name) => readFileSync(file(`crls/${name}.crl`))).join(''));
    const paths = slugs.map((slug) => leaves(slug));
    for (const { use, root, ca, purpose } of uses) {
      const trust = ['-CAfile', file(`anchors/${use}/${root}.pem`), '-untrusted', file(`anchors/${use}/${ca}.pem`), '-CRLfile', crls];
      const rules = [
        '-x509_strict',
        '-auth_level',
        '2',
        '-crl_check_all',
        '-purpose',
        purpose,
        '-attime',
        `${Date.parse(instant) / 1_000}`,
      ];
      const files = paths.map((leaf) => leaf.get(use) ?? 'missing');
      const { stdout, stderr } = spawnSync('openssl', ['verify', ...rules, ...trust, ...files], { encoding: 'utf8' });
      expect(`${stdout}${stderr}`).toBe(files.map((path) => `${path}: OK\n`).join(''));
    }
  });

  it('reads each CRL and verifies its signature', () => {
    for (const name of authorities) {
      const folder = name.startsWith('signing') ? 'signing' : name === 'client-ca' ? 'client' : 'server';
      const { stdout, stderr } = spawnSync(
        'openssl',
        ['crl', '-in', file(`crls/${name}.crl`), '-noout', '-CAfile', file(`anchors/${folder}/${name}.pem`)],
        { encoding: 'utf8' },
      );
      expect(`${stdout}${stderr}`).toContain('verify OK');
    }
  });
});

describe('the committed directory', () => {
  /** A directory's JSON without what keys alone decide. */
  function structure(directory: string, path: string): unknown {
    const mask = (key: string, value: unknown) => (key === 'valueBase64Binary' || key === 'fingerprint' ? 'made from keys' : value);
    return JSON.parse(readFileSync(join(directory, path), 'utf8'), mask);
  }

  it.each(['bundles', 'owners', 'directory'])('has the %s that the script makes: run `npm run examples`', (folder) => {
    const made = filesBelow(join(out, folder));
    expect(filesBelow(join(repository, folder))).toEqual(made);
    for (const path of made.filter((name) => name.endsWith('.json'))) {
      expect(structure(repository, join(folder, path)), path).toEqual(structure(out, join(folder, path)));
    }
  });
});

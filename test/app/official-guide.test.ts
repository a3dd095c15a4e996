import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiledGuides } from '../../src/adapters/packages/compiled-guides.js';
import { fhirPackages } from '../../src/adapters/packages/fhir-packages.js';
import { openGuide } from '../../src/app/guide.js';
import { withInvariants } from '../../src/app/invariants.js';
import { judgeBundle } from '../../src/app/validate-bundle.js';
import { findingsOf } from '../../src/domain/findings.js';
import { builtInPolicy } from '../../src/domain/policy.js';
import {
  archiveEntries,
  base,
  type PackageContent,
  packageFiles,
  profile,
  temporaryFolder,
  valueSet,
  writeArchive,
  writeFiles,
} from '../packages/make-package.js';
import { conformantBundle, type Loose } from '../profiles/conformant.js';

const canonical = (id: string): string => `${base}/StructureDefinition/${id}`;

/** Findings of the layer profile, by a guide of packages that lie in one folder; `change` gets the payer and the Endpoint. */
async function judged(packages: readonly PackageContent[], change: (payer: Loose, endpoint: Loose) => void): Promise<string[]> {
  const folder = temporaryFolder();
  for (const each of packages) writeFiles(join(folder, `${each.name ?? 'example.guide'}#${each.version ?? '1.0.0'}`), packageFiles(each));
  return judgedBy(join(folder, 'example.guide#1.0.0'), change);
}

async function judgedBy(path: string, change: (payer: Loose, endpoint: Loose) => void): Promise<string[]> {
  const { guide } = await openGuide({ ig: path, asPackage: false }, async () => ({
    packages: fhirPackages('/', []),
    compiled: compiledGuides('/nowhere', undefined),
  }));
  const bundle = conformantBundle();
  for (const { resource } of bundle.entry) {
    delete resource.extension;
    delete resource.meta;
  }
  delete bundle.meta;
  change(bundle.entry[0].resource, bundle.entry[2].resource);
  const terms = { policy: builtInPolicy, layers: new Set(['profile'] as const), guide, now: new Date(0), slug: undefined };
  const { document, faults } = await withInvariants(judgeBundle(Buffer.from(JSON.stringify(bundle)), terms));
  return findingsOf(faults, document, 1000).map(
    ({ code, severity, expression, message }) =>
      `${severity} ${code} ${expression.join(' ').replaceAll('Bundle.entry', 'e').replaceAll('.resource', '')}: ${message}`,
  );
}

const claim =
  (id: string) =>
  (_payer: Loose, endpoint: Loose): void => {
    endpoint.meta = { profile: [canonical(id)] };
  };

const nameIsThere = { id: 'Endpoint.name', path: 'Endpoint.name', min: 1 };
const missingName = 'error profile/missing-element e[2]: endpoint requires Endpoint.name, which is missing.';

describe('a guide from a package', () => {
  const content = { definitions: [profile('endpoint', 'Endpoint', [nameIsThere])] };

  it('holds an entry to the profiles that it claims, and to no other', async () => {
    expect(await judged([content], claim('endpoint'))).toEqual([missingName]);
    expect(await judged([content], () => {})).toEqual([]);
    expect(await judged([content], claim('other'))).toEqual([
      `information profile/unknown-profile e[2].meta.profile[0]: The claimed profile ${canonical('other')} is not among those judged here.`,
    ]);
  });

  it('is the same from a folder, from package/ in a folder, from an archive, and with an index', async () => {
    const root = temporaryFolder();
    const places = [
      writeFiles(join(root, 'plain'), packageFiles(content)),
      join(writeFiles(join(root, 'cache/package'), packageFiles({ ...content, indexed: true })), '..'),
      await writeArchive(join(root, 'a.tgz'), archiveEntries(packageFiles(content))),
    ];
    for (const place of places) expect(await judgedBy(place, claim('endpoint')), place).toEqual([missingName]);
  });

  it('takes the snapshot where there is one, and of it what is stricter than the type', async () => {
    const element = [
      { id: 'Endpoint', path: 'Endpoint', min: 0, max: '*', constraint: [{ key: 'dom-6', severity: 'warning', expression: 'false' }] },
      { id: 'Endpoint.id', path: 'Endpoint.id', min: 0, max: '1', type: [{ code: 'http://hl7.org/fhirpath/System.String' }] },
      {
        id: 'Endpoint.status',
        path: 'Endpoint.status',
        min: 1,
        max: '1',
        type: [{ code: 'code' }],
        binding: { strength: 'required', valueSet: 'http://hl7.org/fhir/ValueSet/endpoint-status|4.0.1' },
      },
      { id: 'Endpoint.name', path: 'Endpoint.name', min: 1, max: '1', type: [{ code: 'string' }] },
    ];
    const derived = profile('endpoint', 'Endpoint', [], { baseDefinition: canonical('nowhere'), snapshot: { element } });
    expect(await judged([{ definitions: [derived] }], claim('endpoint'))).toEqual([missingName]);
  });

  it('makes the snapshot from differential and base chain where there is none, without ids too', async () => {
    const parent = profile('parent', 'Endpoint', [{ path: 'Endpoint.name', min: 1 }]);
    const child = profile('endpoint', 'Endpoint', [{ path: 'Endpoint.period', min: 1 }], {
      baseDefinition: `${canonical('parent')}|1.0.0`,
    });
    const without = { ...parent, differential: { element: [{ path: 'Endpoint' }, { path: 'Endpoint.name', min: 1 }] } };
    expect(await judged([{ definitions: [without, child] }], claim('endpoint'))).toEqual([
      missingName,
      'error profile/missing-element e[2]: endpoint requires Endpoint.period, which is missing.',
    ]);
  });

  it('resolves dependencies beside it, and tells once what none of them has', async () => {
    const bound = {
      id: 'Endpoint.payloadType',
      path: 'Endpoint.payloadType',
      binding: { strength: 'required', valueSet: `${base}/ValueSet/types` },
    };
    const guide: PackageContent = {
      dependencies: { 'example.codes': '1.0.x' },
      definitions: [profile('endpoint', 'Endpoint', [bound], { baseDefinition: canonical('parent') })],
    };
    const codes = {
      name: 'example.codes',
      version: '1.0.3',
      definitions: [valueSet('types', ['a']), profile('parent', 'Endpoint', [nameIsThere])],
    };
    const two = (payer: Loose, endpoint: Loose): void => {
      claim('endpoint')(payer, endpoint);
      endpoint.payloadType.push(endpoint.payloadType[0]);
    };
    expect(await judged([guide, codes], two)).toEqual([
      missingName,
      `error profile/code-not-in-value-set e[2].payloadType[0] e[2].payloadType[1]: http://terminology.hl7.org/CodeSystem/data-absent-reason#not-applicable is not a code that endpoint allows for Endpoint.payloadType; it must be the code a.`,
    ]);
    expect(await judged([guide], two)).toEqual([
      `information profile/unresolved-canonical e[2]: endpoint builds on ${canonical('parent')} in Endpoint, and that part was not judged as it asks: it is in none of the packages.`,
      `information profile/unresolved-canonical e[2].payloadType[0] e[2].payloadType[1]: endpoint builds on ${base}/ValueSet/types in Endpoint.payloadType, and that part was not judged as it asks: it is in none of the packages.`,
    ]);
  });

  it('tells the version that is asked for from others, and says where it is not there', async () => {
    const bound = (version: string): Loose => ({
      id: 'Endpoint.payloadType',
      path: 'Endpoint.payloadType',
      binding: { strength: 'required', valueSet: `${base}/ValueSet/types|${version}` },
    });
    const guide = (version: string): PackageContent => ({
      dependencies: { 'example.codes': '2.0.0' },
      definitions: [profile('endpoint', 'Endpoint', [bound(version)]), valueSet('types', ['one'])],
    });
    const codes = { name: 'example.codes', version: '2.0.0', definitions: [valueSet('types', ['two'], { version: '2.0.0' })] };
    const wanted = async (version: string): Promise<string[]> =>
      (await judged([guide(version), codes], claim('endpoint'))).map((each) =>
        each.replace(/^(\w+ \S+).*(it must be.*|another version.*)$/, '$1 $2'),
      );
    expect(await wanted('1.0.0')).toEqual(['error profile/code-not-in-value-set it must be the code one.']);
    expect(await wanted('2.0.0')).toEqual(['error profile/code-not-in-value-set it must be the code two.']);
    expect(await wanted('3.0.0')).toEqual([
      'error profile/code-not-in-value-set it must be the code one.',
      'information profile/unresolved-canonical another version of it is in the packages, and was asked instead.',
    ]);
  });

  it('says which value sets only a server could tell', async () => {
    const filtered = valueSet('types', [], {
      compose: { include: [{ system: `${base}/CodeSystem/tree`, filter: [{ property: 'concept', op: 'is-a', value: 'x' }] }] },
    });
    const bound = {
      id: 'Endpoint.payloadType',
      path: 'Endpoint.payloadType',
      binding: { strength: 'required', valueSet: `${base}/ValueSet/types` },
    };
    const [finding] = await judged([{ definitions: [profile('endpoint', 'Endpoint', [bound]), filtered] }], claim('endpoint'));
    expect(finding).toMatch(/^information profile\/not-judged e\[2\]\.payloadType\[0\]: .*only a terminology server can tell its codes\.$/);
  });

  it('asks invariants in FHIRPath, by their own words, and tells once which can not be asked', async () => {
    const constraint = [
      { key: 'eg-1', severity: 'error', human: 'the name begins with a capital', expression: "name.empty() or name.matches('^[A-Z]')" },
      {
        key: 'eg-2',
        severity: 'warning',
        human: 'An Endpoint of an active payer has a period!',
        expression: 'period.exists() or %resource.managingOrganization.resolve().active.not()',
      },
      { key: 'eg-3', severity: 'error', human: 'no sense', expression: 'name.nonsense()' },
    ];
    const inner = {
      id: 'Organization.identifier',
      path: 'Organization.identifier',
      constraint: [
        {
          key: 'org-1',
          severity: 'error',
          source: canonical('organization'),
          human: 'a key of R4 for a rule of its own',
          expression: 'value.length() < 6',
        },
      ],
    };
    const definitions = [
      profile('endpoint', 'Endpoint', [{ id: 'Endpoint', path: 'Endpoint', constraint }]),
      profile('organization', 'Organization', [inner]),
    ];
    const found = await judged([{ definitions }], (payer, endpoint) => {
      payer.meta = { profile: [canonical('organization')] };
      endpoint.meta = { profile: [`${canonical('endpoint')}|1.0.0`] };
      endpoint.name = 'lower';
      endpoint.managingOrganization = { reference: 'Organization/vendor' };
    });
    expect(found).toEqual([
      'error profile/invariant e[0].identifier[0]: This Organization.identifier breaks org-1 of organization: a key of R4 for a rule of its own.',
      'error profile/invariant e[2]: This Endpoint breaks eg-1 of endpoint: the name begins with a capital.',
      'warning profile/invariant e[2]: This Endpoint breaks eg-2 of endpoint: An Endpoint of an active payer has a period!',
      "information profile/not-judged e[2]: endpoint asks eg-3 of Endpoint, and that was not judged: its expression can't be evaluated (Not implemented: nonsense).",
    ]);
  });

  it('judges extensions by their definitions, sliced choices by type, and profiles of elements', async () => {
    const rank = profile('rank', 'Extension', [
      { id: 'Extension.extension', path: 'Extension.extension', max: '0' },
      { id: 'Extension.url', path: 'Extension.url', fixedUri: canonical('rank') },
      {
        id: 'Extension.value[x]',
        path: 'Extension.value[x]',
        slicing: { discriminator: [{ type: 'type', path: '$this' }], rules: 'open' },
      },
      {
        id: 'Extension.value[x]:valueString',
        path: 'Extension.value[x]',
        sliceName: 'valueString',
        type: [{ code: 'string' }],
        patternString: 'first',
      },
    ]);
    const npi = profile('npi', 'Identifier', [{ id: 'Identifier.value', path: 'Identifier.value', min: 1 }], { kind: 'complex-type' });
    const sliced = profile('endpoint', 'Endpoint', [
      { id: 'Endpoint.extension', path: 'Endpoint.extension', slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' } },
      {
        id: 'Endpoint.extension:rank',
        path: 'Endpoint.extension',
        sliceName: 'rank',
        min: 1,
        max: '1',
        type: [{ code: 'Extension', profile: [`${canonical('rank')}|1.0.0`] }],
      },
      { id: 'Endpoint.identifier', path: 'Endpoint.identifier', type: [{ code: 'Identifier', profile: [canonical('npi')] }] },
    ]);
    const found = await judged([{ definitions: [rank, npi, sliced] }], (_payer, endpoint) => {
      endpoint.meta = { profile: [canonical('endpoint')] };
      endpoint.extension = [
        { url: canonical('rank'), valueString: 'second' },
        { url: canonical('rank'), valueInteger: 1 },
        { url: canonical('other'), valueInteger: 1 },
      ];
      endpoint.identifier = [{ system: 'https://a.example.org' }];
    });
    expect(found.map((each) => each.split(':')[0])).toEqual(
      [
        'error profile/missing-element e[2].identifier[0]',
        'error profile/too-many-in-slice e[2].extension',
        'error profile/fixed-value e[2].extension[0].value.ofType(string)',
        'error profile/extension-not-defined e[2].extension[2].url',
      ].sort((one, other) => found.findIndex((each) => each.startsWith(one)) - found.findIndex((each) => each.startsWith(other))),
    );
  });

  it('is kept between runs, until something that it was made from changes', async () => {
    const root = temporaryFolder();
    const folder = writeFiles(join(root, 'example.guide#1.0.0'), packageFiles(content));
    const open = () =>
      openGuide({ ig: 'example.guide#1.0.0', asPackage: true }, async () => ({
        packages: fhirPackages('/', [root]),
        compiled: compiledGuides(join(root, 'cache/guides'), 'build'),
      }));
    const first = await open();
    await first.settle();
    const marked = {
      packages: { ...fhirPackages('/', [root]), open: () => Promise.reject(new Error('read again')) },
      compiled: compiledGuides(join(root, 'cache/guides'), 'build'),
    };
    expect((await openGuide({ ig: 'example.guide#1.0.0', asPackage: true }, async () => marked)).guide?.name).toBe('example.guide#1.0.0');
    rmSync(join(folder, 'StructureDefinition-endpoint.json'));
    await expect(openGuide({ ig: 'example.guide#1.0.0', asPackage: true }, async () => marked)).rejects.toThrow('read again');
  });

  it('is refused where it is for another FHIR', async () => {
    await expect(judged([{ definitions: [], manifest: { fhirVersions: ['5.0.0'] } }], () => {})).rejects.toMatchObject({
      code: 'ERR_PACKAGE',
      message: expect.stringContaining('is for FHIR 5.0.0'),
    });
  });
});

describe('a hostile package', () => {
  const code = '"]);globalThis.broken = true;//';

  it.each<[string, (definition: Loose) => void]>([
    ['a canonical', (definition) => (definition.url = `${base}/StructureDefinition/endpoint${code}`)],
    [
      'an element',
      (definition) => definition.differential.element.push({ id: `Endpoint.name${code}`, path: `Endpoint.name${code}`, min: 1 }),
    ],
    ['a slice', (definition) => definition.differential.element.push({ path: 'Endpoint.identifier', sliceName: code, min: 1 })],
    [
      'a prototype',
      (definition) =>
        definition.differential.element.push(
          { path: 'Endpoint.__proto__', min: 1 },
          { path: 'Endpoint.identifier', sliceName: '__proto__' },
          { path: 'Endpoint.constructor', min: 1 },
        ),
    ],
    [
      'a fixed value',
      (definition) =>
        definition.differential.element.push({ path: 'Endpoint.name', fixedString: `\u2028\u2029${code}\`\${globalThis.broken = true}` }),
    ],
    [
      'a pattern',
      (definition) =>
        definition.differential.element.push({
          path: 'Endpoint.managingOrganization',
          patternReference: { [`__proto__${code}`]: code, display: code },
        }),
    ],
    [
      "the generator's own words",
      (definition) =>
        definition.differential.element.push({
          path: 'Endpoint.name',
          fixedString: '{instancePath:x,parentData:y,parentDataProperty:";globalThis.broken = true;",rootData})',
        }),
    ],
    ['a type', (definition) => definition.differential.element.push({ path: 'Endpoint.name', type: [{ code }] })],
    [
      'an invariant',
      (definition) =>
        (definition.differential.element[0].constraint = [
          { key: code, severity: 'error', human: code, expression: `'${code}'.nonsense()` },
        ]),
    ],
    ['a base that is itself', (definition) => (definition.baseDefinition = definition.url)],
    ['no elements', (definition) => (definition.differential = 5)],
    [
      'a huge number',
      (definition) => definition.differential.element.push({ path: 'Endpoint.name', min: 1e300, max: '999999999999999999' }),
    ],
  ])('that puts code or nonsense into %s runs nothing and fails nothing', async (_name, spoil) => {
    const definition = profile('endpoint', 'Endpoint', []);
    spoil(definition);
    const files = packageFiles({ definitions: [definition, valueSet(`codes`, [code, 'a b'])] });
    const folder = writeFiles(join(temporaryFolder(), 'example.guide#1.0.0'), files);
    const found = await judgedBy(folder, (_payer, endpoint) => {
      endpoint.meta = { profile: [definition.url] };
    });
    expect(found.filter((each) => each.startsWith('error') && !each.includes('profile/fixed-value') && !each.includes('missing'))).toEqual(
      [],
    );
    expect(Reflect.has(globalThis, 'broken')).toBe(false);
  });

  it('whose value sets include each other ends', async () => {
    const sets = Array.from({ length: 30 }, (_, index) =>
      valueSet(`v${index}`, [], {
        compose: { include: Array.from({ length: 30 }, (_each, other) => ({ valueSet: [`${base}/ValueSet/v${other}`] })) },
      }),
    );
    const bound = {
      id: 'Endpoint.payloadType',
      path: 'Endpoint.payloadType',
      binding: { strength: 'required', valueSet: `${base}/ValueSet/v0` },
    };
    expect(await judged([{ definitions: [profile('endpoint', 'Endpoint', [bound]), ...sets] }], claim('endpoint'))).toHaveLength(1);
  });
});

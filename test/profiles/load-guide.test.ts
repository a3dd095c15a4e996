import { describe, expect, it } from 'vitest';
import { layers } from '../../src/domain/finding.js';
import { expressionOf } from '../../src/domain/path.js';
import { guides, shortName } from '../../src/profiles/guides.js';
import { judgeStructure } from '../../src/profiles/judge.js';
import { findGuide, loadGuide } from '../../src/profiles/load-guide.js';
import { baseBundle } from '../faults/bases/bundles.js';
import { conformantBundle, extension, type Loose } from './conformant.js';

const ndh = 'http://hl7.org/fhir/us/ndh/StructureDefinition/';

async function judged(name: string, bundle: Loose): Promise<string[]> {
  return judgeStructure(bundle, new Set(layers), await loadGuide(name))
    .filter(({ rule }) => rule.layer === 'profile')
    .map(({ rule, path }) => `${rule.code} ${expressionOf('Bundle', path)}`);
}

describe('findGuide', () => {
  it.each(guides.map((guide) => [guide.name, shortName(guide)]))('knows %s and %s', (name, short) => {
    expect([findGuide(name)?.name, findGuide(short)?.name]).toEqual([name, name]);
  });

  it.each([
    ['pdex', 'hl7.fhir.us.davinci-pdex#2.2.0'],
    ['hl7.fhir.us.ndh', 'hl7.fhir.us.ndh#1.0.0'],
    ['ndh#3.0.0', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('takes %s for %s', (name, found) => {
    expect(findGuide(name)?.name).toBe(found);
  });
});

describe('loadGuide', () => {
  it.each([
    ['ndh#1.0.1', 'Did you mean ndh#1.0.0?'],
    ['hl7.fhir.us.davinci-pdx#2.0.0', 'Did you mean hl7.fhir.us.davinci-pdex#2.0.0?'],
    ['hl7.fhir.us.core#8.0.1', 'Built in: pdex#2.2.0, '],
  ])('refuses %s: %s', async (name, words) => {
    await expect(loadGuide(name)).rejects.toMatchObject({ code: 'ERR_UNKNOWN_GUIDE', help: expect.stringContaining(words) });
  });

  it("has the directory's own guide loaded already", async () => {
    expect(await loadGuide('pdex#2.2.0')).toBeUndefined();
  });

  it('judges by the guide that was asked for', async () => {
    const bundle = conformantBundle();
    const { resource } = bundle.entry[2];
    resource.extension.splice(1, 1);
    expect(await judged('pdex#2.2.0', bundle)).toEqual(['profile/missing-slice Bundle.entry[2].resource.extension']);
    expect(await judged('ndh#1.0.0', bundle)).not.toContain('profile/missing-slice Bundle.entry[2].resource.extension');
    resource.extension.push(extension(`${ndh}base-ext-secureEndpoint`, { valueBoolean: true }));
    expect(await judged('ndh#1.0.0', bundle)).toContain('profile/wrong-version Bundle.entry[2].resource.extension[3].url');
    expect(await judged('pdex#2.0.0-ci-20230126', bundle)).not.toContain('profile/wrong-version Bundle.entry[2].resource.extension[3].url');
  });

  it('holds an entry to a further profile of the guide where it claims it, in whatever version', async () => {
    const missing = 'profile/missing-slice Bundle.entry[2].resource.extension';
    for (const [claim, found] of [
      [undefined, false],
      [`${ndh}ndh-ndapi-Endpoint`, true],
      [`${ndh}ndh-ndapi-Endpoint|1.0.0`, true],
      [`${ndh}ndh-ndapi-Endpoints`, false],
    ] as const) {
      const bundle = conformantBundle();
      bundle.entry[2].resource.meta = { profile: claim === undefined ? [] : [claim] };
      expect((await judged('ndh#1.0.0', bundle)).includes(missing), claim).toBe(found);
    }
    // Malformed claims are others' business.
    for (const profile of [5, { x: 1 }, [5, null]]) {
      const bundle = conformantBundle();
      bundle.entry[2].resource.meta = { profile };
      expect(await judged('ndh#1.0.0', bundle)).not.toContain(missing);
    }
  });

  it('asks the invariant of NDH that an OrganizationAffiliation names somebody', async () => {
    const bundle = baseBundle('affiliation');
    const { resource } = bundle.entry[3];
    const broken = 'profile/organization-or-participating-organization Bundle.entry[3].resource';
    expect(await judged('ndh#1.0.0', bundle)).not.toContain(broken);
    delete resource.organization;
    expect(await judged('ndh#1.0.0', bundle)).not.toContain(broken);
    delete resource.participatingOrganization;
    expect(await judged('ndh#1.0.0', bundle)).toContain(broken);
    expect(await judged('pdex#2.2.0', bundle)).not.toContain(broken);
  });
});

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiledGuides } from '../../src/adapters/packages/compiled-guides.js';
import { fhirPackages } from '../../src/adapters/packages/fhir-packages.js';
import { openGuide } from '../../src/app/guide.js';
import { layers } from '../../src/domain/finding.js';
import { isObject, type JsonObject } from '../../src/domain/json.js';
import { expressionOf } from '../../src/domain/path.js';
import { fhirPathEngine } from '../../src/profiles/fhirpath-engine.js';
import { guides } from '../../src/profiles/guides.js';
import { judgeStructure } from '../../src/profiles/judge.js';
import { loadGuide } from '../../src/profiles/load-guide.js';
import { askInvariants } from '../../src/profiles/open-invariants.js';
import type { LoadedGuide } from '../../src/profiles/validator.js';
import { baseBundle, baseNames } from '../faults/bases/bundles.js';
import { faults, variants } from '../faults/corpus.js';
import { conformantBundle, type Loose } from './conformant.js';

/** A folder of official packages, each named `name#version`; the project has none of its own. */
const folder = process.env['FHIR_PACKAGES'];
const isThere = folder !== undefined && existsSync(folder);

const all = new Set(layers);
const unjudged = /^profile\/(not-judged|unresolved-canonical)$/;

interface Verdicts {
  readonly judged: Set<string>;
  /** Places where the guide says that something was not judged. */
  readonly unjudged: Set<string>;
}

function verdicts(document: JsonObject, guide: LoadedGuide | undefined): Verdicts {
  const found = askInvariants(document, judgeStructure(document, all, guide), fhirPathEngine).map(
    ({ rule: { code }, path }) => [code, expressionOf('Resource', path)] as const,
  );
  return {
    judged: new Set(found.filter(([code]) => !unjudged.test(code)).map((each) => each.join(' '))),
    unjudged: new Set(found.filter(([code]) => unjudged.test(code)).map(([, place]) => place)),
  };
}

/** What one says and the other does not; where a package lacks a value set, the authored profile may know more. */
function differences(document: JsonObject, authored: LoadedGuide | undefined, official: LoadedGuide): string[] {
  const [own, theirs] = [verdicts(document, authored), verdicts(document, official)];
  const isExcused = (verdict: string): boolean => theirs.unjudged.has(verdict.slice(verdict.indexOf(' ') + 1));
  return [
    ...[...own.judged].filter((each) => !theirs.judged.has(each) && !isExcused(each)).map((each) => `only authored: ${each}`),
    ...[...theirs.judged].filter((each) => !own.judged.has(each)).map((each) => `only official: ${each}`),
  ];
}

const urls = [
  'http://hl7.org/fhir/us/ndh/StructureDefinition/base-ext-endpoint-rank',
  'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/base-ext-endpoint-rank',
  'http://hl7.org/fhir/us/ndh/StructureDefinition/base-ext-verification-status',
  'http://hl7.org/fhir/us/ndh/StructureDefinition/base-ext-network-reference',
  'http://hl7.org/fhir/us/ndh/StructureDefinition/nothing',
  'http://hl7.org/fhir/us/davinci-pdex/CodeSystem/nothing',
  'http://hl7.org/fhir/us/ndh/StructureDefinition/ndh-ndapi-Organization',
  'http://hl7.org/fhir/us/ndh/StructureDefinition/ndh-ndapi-Endpoint',
  'http://hl7.org/fhir/us/ndh/StructureDefinition/ndh-Network',
];

function changesAt(key: string | number): [name: string, change: (parent: Loose) => unknown][] {
  const others = key === 'url' || key === 'system' || key === 'profile' ? urls : [];
  return [
    ['left out', (parent) => (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key])],
    ['a text', (parent) => (parent[key] = 'x')],
    ['an object', (parent) => (parent[key] = { x: 1 })],
    ['twice', (parent) => (Array.isArray(parent) ? parent.push(structuredClone(parent[Number(key)])) : (parent[`${key}x`] = parent[key]))],
    ['spoilt', (parent) => (parent[key] = typeof parent[key] === 'string' ? `${parent[key]}x` : {})],
    ...others.map((url): [string, (parent: Loose) => unknown] => [url, (parent) => (parent[key] = key === 'profile' ? [url] : url)]),
  ];
}

/** Each `every`-th of all single changes at all places. */
function* changed(bundle: Loose, every: number): Generator<[name: string, document: Loose]> {
  const places: (string | number)[][] = [];
  const walk = (value: Loose, path: (string | number)[]): void => {
    if (path.length > 0) places.push(path);
    if (typeof value === 'object' && value !== null)
      for (const key of Object.keys(value)) walk(value[key], [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(bundle, []);
  const changes = places.flatMap((path) => changesAt(path.at(-1) ?? '').map(([name, change]) => [path, name, change] as const));
  for (const [index, [path, name, change]] of changes.entries()) {
    if (index % every !== 0) continue;
    const copy = structuredClone(bundle);
    change(path.slice(0, -1).reduce((at: Loose, key) => at[key], copy));
    yield [`${path.join('.')}: ${name}`, copy];
  }
}

describe.skipIf(!isThere)('authored profiles and the official packages (FHIR_PACKAGES)', { timeout: 300_000 }, () => {
  const places = [resolve(folder ?? '')];

  it.each(guides.map(({ name }) => name))(
    '%s: the same verdicts on every seeded fault, every variant and a sample of changes',
    async (name) => {
      const authored = await loadGuide(name);
      const ports = { packages: fhirPackages('/', places), compiled: compiledGuides('/nowhere', undefined) };
      const { guide } = await openGuide({ ig: name, asPackage: true }, async () => ports);
      if (guide === undefined) throw new Error('A package has a guide of its own.');
      const found: string[] = [];
      const compare = (what: string, document: unknown): void => {
        if (isObject(document)) found.push(...differences(document, authored, guide).map((each) => `${what}: ${each}`));
      };
      for (const { id, bytes } of [...faults, ...variants]) {
        try {
          compare(id, JSON.parse(Buffer.from(bytes()).toString('utf8')));
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
        }
      }
      for (const [what, bundle] of [['conformant', conformantBundle()], ...baseNames.map((each) => [each, baseBundle(each)])]) {
        for (const [change, document] of changed(bundle, 29)) compare(`${what}, ${change}`, document);
      }
      expect(found).toEqual([]);
    },
  );
});

import { checks, directoryChecks } from '../../src/checks/registry.js';
import type { Member } from '../../src/domain/check.js';
import type { Fault, Rule } from '../../src/domain/finding.js';
import { isObject, type JsonObject, type JsonValue } from '../../src/domain/json.js';
import { pointerOf } from '../../src/domain/path.js';
import { builtInPolicy, type Policy } from '../../src/domain/policy.js';
import { viewBundle } from '../../src/domain/view.js';

type Mutable = { [key: string]: Mutable } & Mutable[] & (string | number | boolean | null | undefined);

export const base = 'https://fhir.acme.example.com/r4/';

/** A bundle that breaks no rule: the payer, its operator, one Endpoint. `change` may do anything to it. */
export function bundle(change: (bundle: Mutable) => void = () => undefined): JsonObject {
  const document: JsonObject = {
    resourceType: 'Bundle',
    id: 'acme',
    type: 'collection',
    timestamp: '2026-10-01T00:00:00Z',
    entry: [
      {
        fullUrl: `${base}Organization/acme`,
        resource: {
          resourceType: 'Organization',
          id: 'acme',
          identifier: [
            { system: 'urn:oid:2.16.840.1.113883.6.300', value: '00417' },
            { system: 'urn:oid:2.16.840.1.113883.4.4', value: '00-0417001' },
          ],
          name: 'Acme Health',
          endpoint: [{ reference: 'Endpoint/acme-p2p' }],
        },
      },
      {
        fullUrl: `${base}Organization/operator`,
        resource: {
          resourceType: 'Organization',
          id: 'operator',
          identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }],
          name: 'Acme Operations',
          partOf: { reference: 'Organization/acme' },
        },
      },
      {
        fullUrl: `${base}Endpoint/acme-p2p`,
        resource: {
          resourceType: 'Endpoint',
          id: 'acme-p2p',
          extension: [
            {
              url: 'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/base-ext-associatedServers',
              extension: [{ url: 'serverURL', valueString: 'https://p2p.acme.example.com/register' }],
            },
          ],
          managingOrganization: { reference: 'Organization/operator' },
          address: 'https://p2p.acme.example.com/r4',
        },
      },
    ],
    signature: {
      who: { reference: `${base}Organization/acme`, identifier: { system: 'urn:oid:2.16.840.1.113883.6.300', value: '00417' } },
    },
  };
  const copy = JSON.parse(JSON.stringify(document)) as Mutable;
  change(copy);
  return copy as unknown as JsonObject;
}

/** Where the parts of `bundle()` lie. */
export const resource = (document: Mutable, index: number): Mutable => document['entry']![index]!['resource']!;

export interface Found {
  readonly code: string;
  readonly at: string;
  readonly severity: string;
  readonly args: Readonly<Record<string, string | number>>;
}

function foundOf(rule: Rule, fault: Fault): Found {
  return { code: rule.code, at: pointerOf(fault.path), severity: fault.severity ?? rule.severity, args: fault.args ?? {} };
}

/** All that the checks of one bundle say, in the registry's order. */
export function judge(document: JsonValue, slug?: string, policy: Partial<Policy> = {}): Found[] {
  const view = viewBundle(isObject(document) ? document : {});
  const context = { policy: { ...builtInPolicy, ...policy }, now: new Date('2026-11-01T12:00:00Z'), slug };
  return checks.flatMap((check) => [...check.run(view, context)].map((fault) => foundOf(check, fault)));
}

/** The same in short: `references/wrong-case /entry/0/…`. */
export function told(document: JsonValue, slug?: string): string[] {
  return judge(document, slug).map(({ code, at }) => `${code} ${at}`);
}

/** All that the checks across a directory say, with the slug of the member. */
export function compare(documents: Readonly<Record<string, JsonObject>>): (Found & { readonly slug: string })[] {
  const members: Member[] = Object.entries(documents).map(([slug, document]) => ({ slug, view: viewBundle(document) }));
  const context = { policy: builtInPolicy, now: new Date('2026-11-01T12:00:00Z') };
  return directoryChecks.flatMap((check) =>
    [...check.run(members, context)].map((fault) => ({ ...foundOf(check, fault), slug: members[fault.member]!.slug })),
  );
}

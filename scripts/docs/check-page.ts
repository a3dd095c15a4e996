import type { Layer, Rule } from '../../src/domain/finding.js';
import { visible } from '../../src/domain/message.js';
import { type Fixture, filesOf, isDirectory, type Unreachable } from '../../test/checks/fixture.js';
import { difference } from './difference.js';

/** Whose rule it is, as a reader needs to hear it. */
export const layerMeanings: Readonly<Record<Layer, string>> = {
  json: 'bytes and JSON syntax',
  r4: 'FHIR R4 (4.0.1) itself',
  profile: 'a published implementation guide',
  directory: "this directory's own policy",
};

/** Text as a page shows it: line breaks stay, and what hides or moves is written as its escape. */
function legible(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text.split('\n').map(visible).join('\n');
}

function example({ valid, invalid }: Fixture): string {
  const right = filesOf(valid);
  const parts: string[] = [];
  for (const [slug, bytes] of filesOf(invalid)) {
    const before = legible(bytes);
    const after = legible(right.get(slug) ?? new Uint8Array());
    if (before === after) continue;
    if (isDirectory(invalid)) parts.push(`\`bundles/${slug}.json\``);
    parts.push(`\`\`\`diff\n${difference(before, after)}\n\`\`\``);
  }
  return parts.join('\n\n');
}

function reference({ title, url }: Rule['reference']): string {
  return url === undefined ? title : `[${title}](${url})`;
}

/** `{name}` in a rule's text stands for a value of the bundle. */
function template(text: string): string {
  return text
    .replace(/\{(\w+)\}/g, '‹$1›')
    .replaceAll('<', '&lt;')
    .replaceAll('*', '\\*');
}

/** A rule's words; where the place alone decides what they are, the example's. */
function words(text: string, shown: string | undefined): string {
  return template(/^\{\w+\}$/.test(text) && shown !== undefined ? shown : text);
}

function illustrated(rule: Rule, fixture: Fixture): string {
  const { finding } = fixture;
  const place = finding.line === null ? '' : `, line ${finding.line}, column ${finding.column}`;
  return `## Example

${example(fixture)}

As it was, it came to:

\`\`\`text
${finding.severity} ${rule.code}${place}
${finding.expression.map((each) => `${each}\n`).join('')}${finding.message}
\`\`\``;
}

/** `docs/checks/<group>/<name>.md` */
export function checkPage(rule: Rule, fixture: Fixture | Unreachable): string {
  const help = 'unreachable' in fixture ? undefined : fixture.finding.help;
  return `<!-- Made by \`npm run docs\` from the rule and its fixture; edits here are lost. -->
# ${rule.code}

> ${template(rule.message)}

| | |
|---|---|
| Layer | \`${rule.layer}\`: ${layerMeanings[rule.layer]} |
| Severity | ${rule.severity} |
| \`OperationOutcome.issue.code\` | \`${rule.issueType}\` |
| Reference | ${reference(rule.reference)} |

## Why it matters

${template(rule.why)}

## How to mend it

${words(rule.help, help)}

${'unreachable' in fixture ? `## Example\n\nNone yet: ${fixture.unreachable}` : illustrated(rule, fixture)}
`;
}

import { type Layer, layers, type Rule } from '../../src/domain/finding.js';
import { layerMeanings } from './check-page.js';

function title(layer: Layer): string {
  const meaning = layerMeanings[layer];
  return `\`${layer}\`: ${meaning}`;
}

/** `docs/checks/README.md`: every code, by layer, in the order in which a file is mended. */
export function checkIndex(rules: readonly Rule[]): string {
  const sections = layers.map((layer) => {
    const rows = rules
      .filter((rule) => rule.layer === layer)
      .map(
        ({ code, severity, message }) =>
          `| [${code}](${code}.md) | ${severity} | ${message
            .replace(/\{(\w+)\}/g, '‹$1›')
            .replaceAll('|', '\\|')
            .replaceAll('<', '&lt;')} |`,
      );
    return `## ${title(layer)}\n\n| code | severity | what it says |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `<!-- Made by \`npm run docs\` from the registries of rules; edits here are lost. -->
# Findings

Every finding names its code, and every code has a page here: whose rule it is, why it matters, how to mend it, and an example.
Findings stand in the order in which a file is best mended: what can't be read first, this directory's own policy last. The severity
is the rule's own; a page says where it differs.

${sections.join('\n')}`;
}

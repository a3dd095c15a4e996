import { readFileSync } from 'node:fs';
import glob from 'fast-glob';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** What reaches the outside without an import, so that no rule about imports can see it. */
const globals = new Set([
  'process',
  'console',
  'fetch',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'WebSocket',
  'globalThis',
]);

function readsTheClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
  return ts.isPropertyAccessExpression(node) && node.getText() === 'Date.now';
}

/** A bare identifier that is not itself the name of a member, a property or a declaration. */
function isGlobal(node: ts.Node): boolean {
  if (!ts.isIdentifier(node) || !globals.has(node.text)) return false;
  const parent: ts.Node & { readonly name?: ts.Node } = node.parent;
  return parent.name !== node;
}

function reaches(path: string, text: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const visit = (node: ts.Node): void => {
    if (readsTheClock(node) || isGlobal(node)) {
      found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test('outside adapters/, cli/ and bin/ nothing touches the process, the network or the clock', async () => {
  const paths = await glob(['src/**/*.ts', '!src/{adapters,cli,bin}/**']);
  expect(paths.length).toBeGreaterThan(100);
  // The library's "now" is the present where a program does not say otherwise: lib/ is an edge, too.
  const lent = /^src\/lib\/\w+\.ts:\d+: new Date\(\)$/;
  expect(paths.flatMap((path) => reaches(path, readFileSync(path, 'utf8'))).filter((place) => !lent.test(place))).toEqual([]);
});

test('the test above sees what it forbids', () => {
  const text = 'const now = new Date(); process.exit(Date.now()); fetch(x); const y = { process: 1 }; y.process; new Date(5);';
  expect(reaches('a.ts', text)).toEqual(['a.ts:1: new Date()', 'a.ts:1: process', 'a.ts:1: Date.now', 'a.ts:1: fetch']);
});

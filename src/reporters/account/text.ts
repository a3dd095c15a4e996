import { styleText } from 'node:util';
import { visible } from '../../domain/message.js';
import type { MigrationAccount } from '../../domain/migration.js';
import { counted, wrapped } from '../text.js';
import type { AccountFormat } from './format.js';

/** Colours where colours are wanted. */
type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Places listed of what happened, or is asked, in several. */
const mostPlaces = 20;

interface Item {
  readonly expression: string;
  readonly said: string;
  /** The reason or the help, with the word that announces it. */
  readonly more: string;
}

/** The account made for people: what was changed, then what is left to decide. */
export const text: AccountFormat = {
  name: 'text',
  write(account, { colour, width }) {
    const paint: Paint = colour ? (style, words) => styleText(style, words, { validateStream: false }) : (_style, words) => words;
    const changes = account.changes.map(({ expression, what, why }) => ({ expression, said: what, more: `Why: ${why}` }));
    const decisions = account.decisions.map(({ expression, question, help }) => ({ expression, said: question, more: `Help: ${help}` }));
    return [
      header(account, paint),
      ...section('Changed', changes, width, paint),
      ...section('Left to decide', decisions, width, paint),
      '',
    ].join('\n');
  },
};

function header({ path, from, to, changes, decisions }: MigrationAccount, paint: Paint): string {
  const counts = `${counted(changes.length, 'change')}, ${decisions.length === 0 ? 'nothing' : counted(decisions.length, 'question')} left to decide`;
  const verdict = paint(decisions.length === 0 ? 'green' : 'yellow', counts);
  return `${paint('bold', visible(path))}: ${verdict} ${paint('dim', `(${from === to ? to : `${from} → ${to}`})`)}`;
}

/** What is said of several places is said once, and each reason once. */
function section(title: string, items: readonly Item[], width: number | undefined, paint: Paint): readonly string[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = JSON.stringify([item.said, item.more]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  const explained = new Set<string>();
  const lines = [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const more = explained.has(first.more) ? [] : wrapped(first.more, width).map((line) => paint('dim', line));
    explained.add(first.more);
    return [...wrapped(first.said, width, '  '), ...places([first, ...others], paint), ...more];
  });
  return lines.length === 0 ? [] : ['', paint('bold', `${title}:`), ...lines];
}

function places(items: readonly Item[], paint: Paint): readonly string[] {
  const expressions = [...new Set(items.map(({ expression }) => expression))];
  const listed = expressions.slice(0, mostPlaces).map((expression) => paint('cyan', visible(expression)));
  const more = expressions.length > mostPlaces ? [`and ${expressions.length - mostPlaces} more places`] : [];
  return [...listed, ...more].map((place, index) => `    ${index === 0 ? 'at' : '  '} ${place}`);
}

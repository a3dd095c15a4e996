import { SaxesParser } from 'saxes';
import { mayHold, mayHoldText } from './xhtml-nesting.js';

const xhtml = 'http://www.w3.org/1999/xhtml';

/** Elements that a narrative may hold (R4, "Narrative": the HTML 4.0 chapters that it lists, without 9.4, changes; a; img). */
const elements = new Set(
  (
    'p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt dfn q var abbr acronym cite blockquote hr address bdo kbd samp ' +
    'code dl dt dd ul ol li pre table caption colgroup col thead tr tfoot tbody th td img map area sub sup'
  ).split(' '),
);

const anywhere = new Set(
  (
    'title style class id lang xml:lang xml:space dir accesskey tabindex span width align valign char charoff abbr axis headers scope ' +
    'rowspan colspan'
  ).split(' '),
);

const byElement = new Map(
  Object.entries({
    a: 'href name rel rev type charset hreflang shape coords',
    img: 'src alt border height width usemap ismap longdesc',
    table: 'border cellpadding cellspacing summary frame rules bgcolor',
    area: 'shape coords href nohref alt',
    map: 'name',
    pre: 'xml:space',
    td: 'nowrap bgcolor',
    th: 'nowrap bgcolor',
    tr: 'bgcolor',
    ol: 'type start',
    ul: 'type',
    li: 'type value',
    br: 'clear',
    hr: 'size noshade',
    caption: 'align',
    q: 'cite',
    blockquote: 'cite',
  }).map(([name, list]) => [name, new Set(list.split(' '))]),
);

/** Why a narrative is refused, as a phrase for people. */
export interface NarrativeProblem {
  /** `form`: not XHTML of one div; `content`: txt-1, what it may not hold; `empty`: txt-2, nothing to read. */
  readonly kind: 'form' | 'content' | 'empty';
  readonly detail: string;
}

function attributeProblem(element: string, attribute: string, value: string): string | undefined {
  if (attribute === 'xmlns' || attribute.startsWith('xmlns:')) return value === xhtml ? undefined : `the namespace ${value}`;
  if (!anywhere.has(attribute) && byElement.get(element)?.has(attribute) !== true) return `the attribute ${attribute} on <${element}>`;
  if ((attribute === 'href' || attribute === 'src') && /^\s*(javascript|vbscript|data:text)/i.test(value))
    return `a script in ${attribute}`;
  return undefined;
}

/** Judges Narrative.div: well-formed XHTML, one div, the safe subset, something to read (R4, "Narrative", txt-1 and txt-2). */
export function narrativeProblem(text: string): NarrativeProblem | undefined {
  let problem: NarrativeProblem | undefined;
  const say = (kind: NarrativeProblem['kind'], detail: string): void => {
    problem ??= { kind, detail };
  };
  const open: string[] = [];
  let readable = false;
  const parser = new SaxesParser({ position: false });
  parser.on('error', (error) => say('form', error.message.replace(/^[\d:]+ /, '').replace(/\.$/, '')));
  parser.on('doctype', () => say('form', 'it has a DOCTYPE'));
  parser.on('processinginstruction', () => say('content', 'a processing instruction'));
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1);
    if (parent === undefined && (name !== 'div' || attributes['xmlns'] !== xhtml)) say('form', `its root is not <div xmlns="${xhtml}">`);
    if (!elements.has(name)) say('content', `the element <${name}>`);
    else if (parent !== undefined && !mayHold(parent, name)) say('content', `<${name}> in <${parent}>, where XHTML does not allow it`);
    else if (name === 'a' && open.includes('a')) say('content', 'a link in a link');
    open.push(name);
    if (open.length > 64) say('form', 'it is nested deeper than 64 elements');
    if (name === 'img') readable = true;
    for (const [attribute, value] of Object.entries(attributes)) {
      const fault = attributeProblem(name, attribute, String(value));
      if (fault !== undefined) say('content', fault);
    }
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (content) => {
    if (!ink.test(content)) return;
    readable = true;
    const parent = open.at(-1);
    if (parent !== undefined && !mayHoldText(parent)) say('content', `text in <${parent}>, where XHTML does not allow it`);
  });
  parser.on('cdata', () => say('content', 'a CDATA section'));
  parser.write(text).close();
  if (!readable) say('empty', 'there is nothing to read in it');
  return problem;
}

/** XML's white space is nothing to read; a no-break space is, since somebody wrote it. */
const ink = /[^ \t\r\n]/;
const opening = `<div xmlns="${xhtml}">`;
const token = /([^<>&\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\uffff]+)|<(\/?)([a-z][a-z0-9]*)>/y;

/**
 * True only of a narrative that is surely good: ASCII text and plain tags, as most are. It saves the parser, which takes longer than
 * all the rest of a resource.
 */
export function isPlainNarrative(text: string): boolean {
  if (!text.startsWith(opening)) return false;
  const open = ['div'];
  let readable = false;
  token.lastIndex = opening.length;
  while (open.length > 0 && open.length < 64) {
    const match = token.exec(text);
    if (match === null) return false;
    const [, content, slash, name = ''] = match;
    if (content !== undefined) {
      if (content.includes(']]')) return false;
      if (content.trim() === '') continue;
      if (!mayHoldText(open.at(-1) ?? '')) return false;
      readable = true;
    } else if (slash !== '') {
      if (open.pop() !== name) return false;
    } else if (!elements.has(name) || !mayHold(open.at(-1) ?? '', name) || (name === 'a' && open.includes('a'))) return false;
    else open.push(name);
  }
  return readable && open.length === 0 && token.lastIndex === text.length;
}

export function isNarrative(value: unknown): boolean {
  return typeof value === 'string' && (isPlainNarrative(value) || narrativeProblem(value) === undefined);
}

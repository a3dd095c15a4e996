/** What may stand in what in a narrative: the content models of XHTML 1.0 Strict, as far as they are asked. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements that hold these and no text; without any: nothing at all. */
const contents: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['br', new Set<string>()],
  ['hr', new Set<string>()],
  ['img', new Set<string>()],
  ['col', new Set<string>()],
  ['area', new Set<string>()],
  ['ul', words('li')],
  ['ol', words('li')],
  ['dl', words('dt dd')],
  ['table', words('caption col colgroup thead tfoot tbody tr')],
  ['colgroup', words('col')],
  ['thead', words('tr')],
  ['tfoot', words('tr')],
  ['tbody', words('tr')],
  ['tr', words('th td')],
  ['map', words('area p h1 h2 h3 h4 h5 h6 div ul ol dl pre hr blockquote address table')],
]);

/** Elements that stand in these alone. */
const places: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', words('ul ol')],
  ['dt', words('dl')],
  ['dd', words('dl')],
  ['caption', words('table')],
  ['col', words('table colgroup')],
  ['colgroup', words('table')],
  ['thead', words('table')],
  ['tfoot', words('table')],
  ['tbody', words('table')],
  ['tr', words('table thead tfoot tbody')],
  ['th', words('tr')],
  ['td', words('tr')],
]);

const blocks = words('div pre ul ol table');
const blocksOfText = words('p blockquote');
/** Elements that hold blocks; all others hold text and what marks it. */
const containers = words('div blockquote li dd th td map');

/** An element may stand directly in another. */
export function mayHold(parent: string, name: string): boolean {
  const content = contents.get(parent);
  if (content !== undefined) return content.has(name);
  if (places.get(name)?.has(parent) === false) return false;
  if (parent === 'p' && blocksOfText.has(name)) return false;
  return containers.has(parent) || !blocks.has(name);
}

/** Text that is not blank may stand directly in the element. */
export function mayHoldText(parent: string): boolean {
  return !contents.has(parent);
}

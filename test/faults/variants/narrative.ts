import { type Variant, variantsOf } from '../variant.js';

const add = variantsOf('narrative', 'plain');
const opening = '<div xmlns="http://www.w3.org/1999/xhtml">';

/** Narratives of every shape that R4 allows (R4, Narrative). */
const divs: Readonly<Record<string, string>> = {
  text: `${opening}x</div>`,
  'blanks around the text': `${opening} \n x \n </div>`,
  'a paragraph': `${opening}<p>x</p></div>`,
  'nested divs': `${opening}<div><div>x</div></div></div>`,
  headings: `${opening}<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6></div>`,
  emphasis: `${opening}<b>a</b><i>b</i><em>c</em><strong>d</strong><small>e</small><big>f</big><tt>g</tt></div>`,
  phrases: `${opening}<code>a</code><samp>b</samp><kbd>c</kbd><var>d</var><cite>e</cite><dfn>f</dfn><abbr>g</abbr><acronym>h</acronym></div>`,
  'up and down': `${opening}H<sub>2</sub>O, m<sup>2</sup></div>`,
  quotations: `${opening}<q>a</q><blockquote>b</blockquote></div>`,
  lists: `${opening}<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol><dl><dt>d</dt><dd>e</dd></dl></div>`,
  'a table': `${opening}<table><caption>a</caption><thead><tr><th>b</th></tr></thead><tfoot><tr><td>c</td></tr></tfoot><tbody><tr><td>d</td></tr></tbody></table></div>`,
  'a table with columns': `${opening}<table><colgroup><col/></colgroup><tbody><tr><td colspan="2" rowspan="1">x</td></tr></tbody></table></div>`,
  'a line and a break': `${opening}a<br/>b<hr/></div>`,
  'a break with a blank': `${opening}a<br />b</div>`,
  preformatted: `${opening}<pre>a\n  b</pre></div>`,
  'an address': `${opening}<address>x</address></div>`,
  'a link': `${opening}<a href="https://x.example.com">x</a></div>`,
  'a link to a contained resource': `${opening}<a href="#p">x</a><a name="p">y</a></div>`,
  'an image alone': `${opening}<img src="https://x.example.com/a.png" alt="x"/></div>`,
  'an image with its size': `${opening}<img src="https://x.example.com/a.png" alt="x" height="10" width="10"/></div>`,
  'a class, an id, a title': `${opening}<p class="a" id="b" title="c">x</p></div>`,
  'a style': `${opening}<p style="color: red">x</p></div>`,
  'a language': '<div xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">x</div>',
  'a direction': `${opening}<p dir="rtl">x</p></div>`,
  entities: `${opening}&lt;&gt;&amp;&quot; x</div>`,
  'a number for a letter': `${opening}&#65;&#x42;</div>`,
  'a comment': `${opening}<!-- a --><p>x</p></div>`,
  'other letters': `${opening}é 中文 \ud83d\ude00</div>`,
  'apostrophes around an attribute': "<div xmlns='http://www.w3.org/1999/xhtml'><p class='a'>x</p></div>",
  'a class on the root': '<div xmlns="http://www.w3.org/1999/xhtml" class="narrative">x</div>',
  'an id before the namespace': '<div id="n" xmlns="http://www.w3.org/1999/xhtml">x</div>',
  'a blank before the end of a tag': `${opening}<p >x</p ></div>`,
  'a span': `${opening}<span>x</span></div>`,
  'a list in a list': `${opening}<ul><li>a<ul><li>b</li></ul></li></ul></div>`,
  'a table in a cell': `${opening}<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table></div>`,
  'blocks in a quotation': `${opening}<blockquote><p>a</p><ul><li>b</li></ul></blockquote></div>`,
  'blocks in an item': `${opening}<ul><li><p>a</p><table><tr><td>b</td></tr></table></li></ul></div>`,
  'blocks in a definition': `${opening}<dl><dt>a</dt><dd><ul><li>b</li></ul></dd></dl></div>`,
  'white space between rows': `${opening}<table>\n <tr>\n <td>x</td>\n </tr>\n</table></div>`,
  'a no-break space': `${opening}\u00a0</div>`,
  'a map': `${opening}<map name="m"><area shape="rect" coords="0,0,1,1" href="#a" alt="x"/></map>x</div>`,
  'a link with its language': `${opening}<a href="https://x.example.com" hreflang="en">x</a></div>`,
};

const inDivs = Object.entries(divs).map(([name, div]) => add(name, ({ payer }) => (payer.text.div = div)));

const states = ['generated', 'extensions', 'additional', 'empty'].map((status) =>
  add(`status ${status}`, ({ payer }) => (payer.text.status = status)),
);

export const narrativeVariants: readonly Variant[] = [...inDivs, ...states, add('none', ({ operator }) => delete operator.text)];

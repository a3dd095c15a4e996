import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNarrative, isPlainNarrative, narrativeProblem } from '../../../src/profiles/leaves/narrative.js';

const div = (content: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`;

describe('a narrative', () => {
  it.each([
    div('text'),
    div('<p>a <b>b</b><br/></p>'),
    div('<a href="https://x.example.com">x</a>'),
    div('<table class="grid"><tr><td rowspan="2">1</td></tr></table>'),
    div('&#160;x &amp; &lt;'),
    div('<img src="a.png" alt="x"/>'),
    div('línea\nотдел'),
    div('<ul> <li>x</li>\n<li><p>y</p></li> </ul>'),
    div(
      '<table>\n<caption>a</caption><colgroup><col/></colgroup><thead><tr><th>b</th></tr></thead><tbody><tr><td><ul><li>c</li></ul></td></tr></tbody></table>',
    ),
    div('<dl><dt>a</dt><dd><p>b</p></dd></dl>'),
    div('<q cite="https://x.example.com">x</q>'),
    `<div xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><p>x</p></div>`,
  ])('may be %s', (text) => expect(isNarrative(text)).toBe(true));

  it.each<[string, string]>([
    ['<p xmlns="http://www.w3.org/1999/xhtml">x</p>', 'form'],
    ['<div>x</div>', 'form'],
    [div('<p>x'), 'form'],
    [`${div('x')}${div('y')}`, 'form'],
    [div('&nbsp;x'), 'form'],
    [div('<b><i>x</b></i>'), 'form'],
    [div('x < y'), 'form'],
    ['<!DOCTYPE html><div xmlns="http://www.w3.org/1999/xhtml">x</div>', 'form'],
    [div('<script>x</script>'), 'content'],
    [div('<p onclick="x()">x</p>'), 'content'],
    [div('<a href="javascript:x()">x</a>'), 'content'],
    [div('<form>x</form>'), 'content'],
    [div('<style>p{}</style>x'), 'content'],
    [div('<P>x</P>'), 'content'],
    [div('<ins>x</ins>'), 'content'],
    [div('<p cite="x">x</p>'), 'content'],
    [div('<li>x</li>'), 'content'],
    [div('<ul>x</ul>'), 'content'],
    [div('<ul><p>x</p></ul>'), 'content'],
    [div('<td>x</td>'), 'content'],
    [div('<table>x</table>'), 'content'],
    [div('<table><td>x</td></table>'), 'content'],
    [div('<dl><li>x</li></dl>'), 'content'],
    [div('<p><div>x</div></p>'), 'content'],
    [div('<p><p>x</p></p>'), 'content'],
    [div('<b><table><tr><td>x</td></tr></table></b>'), 'content'],
    [div('x<br>y</br>'), 'content'],
    [div('<a href="x"><b><a href="y">x</a></b></a>'), 'content'],
    [div(''), 'empty'],
    [div(' \n '), 'empty'],
    [div('<p> </p>'), 'empty'],
    ['', 'form'],
  ])('may not be %s: %s', (text, kind) => expect(narrativeProblem(text)?.kind).toBe(kind));

  it('is told quickly only where the parser agrees', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<a>',
      '</a>',
      '<ul>',
      '</ul>',
      '<li>',
      '</li>',
      '<br>',
      '</br>',
      '<script>',
      'text',
      ' ',
      '&',
      ']]>',
      '</div>',
      '<div>',
      '<br/>',
      '\n',
      '\u0001',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = div(pieces.join(''));
        if (isPlainNarrative(text)) expect(narrativeProblem(text)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});

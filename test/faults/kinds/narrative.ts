import { faultsIn, type SeededFault } from '../fault.js';

const seed = faultsIn('narrative', 'plain');
const opening = '<div xmlns="http://www.w3.org/1999/xhtml">';

/** Narratives that R4 refuses: not XHTML of one div, with what txt-1 does not allow, or with nothing to read (txt-2). */
const refused: Readonly<Record<string, string>> = {
  'no namespace': '<div>x</div>',
  'another namespace': '<div xmlns="http://www.w3.org/1999/html">x</div>',
  'another root': '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
  'a span as root': '<span xmlns="http://www.w3.org/1999/xhtml">x</span>',
  'plain text': 'Cedar Hollow',
  'two roots': `${opening}x</div>${opening}y</div>`,
  'text after the root': `${opening}x</div>y`,
  'text before the root': `x${opening}y</div>`,
  'not closed': `${opening}x`,
  'an element not closed': `${opening}<p>x</div>`,
  'elements that overlap': `${opening}<b><i>x</b></i></div>`,
  'an element closed twice': `${opening}<p>x</p></p></div>`,
  'an upper-case element': `${opening}<P>x</P></div>`,
  'an attribute without quotes': `${opening}<p class=x>x</p></div>`,
  'an attribute without value': `${opening}<td nowrap>x</td></div>`,
  'an attribute twice': `${opening}<p class="a" class="b">x</p></div>`,
  'a lone ampersand': `${opening}Hill & Dale</div>`,
  'a lone less-than': `${opening}1 < 2</div>`,
  'an entity of HTML': `${opening}&nope;x</div>`,
  empty: `${opening}</div>`,
  'closed at once': '<div xmlns="http://www.w3.org/1999/xhtml"/>',
  blank: `${opening} \n\t</div>`,
  'nothing but elements': `${opening}<p><b></b></p><br/></div>`,
  'nothing but a comment': `${opening}<!-- x --></div>`,
  'a script': `${opening}<script>alert(1)</script>x</div>`,
  'a style sheet': `${opening}<style>p {}</style>x</div>`,
  'a form': `${opening}<form action="/x"><input name="a"/></form>x</div>`,
  'a button': `${opening}<button>x</button></div>`,
  'an iframe': `${opening}<iframe src="https://x.example.com"></iframe>x</div>`,
  'an object': `${opening}<object data="x"></object>x</div>`,
  'a link element': `${opening}<link rel="stylesheet" href="x.css"/>x</div>`,
  'a head': `${opening}<head><title>x</title></head>x</div>`,
  'a body': `${opening}<body>x</body></div>`,
  'an element of HTML 5': `${opening}<section>x</section></div>`,
  'an svg': `${opening}<svg></svg>x</div>`,
  'an onclick': `${opening}<p onclick="x()">x</p></div>`,
  'an onmouseover on the root': '<div xmlns="http://www.w3.org/1999/xhtml" onmouseover="x()">x</div>',
  'a target': `${opening}<a href="https://x.example.com" target="_blank">x</a></div>`,
  'a data attribute': `${opening}<p data-x="1">x</p></div>`,
  'a CDATA section': `${opening}<![CDATA[x]]></div>`,
  'a processing instruction': `${opening}<?php x ?>x</div>`,
  'a document type': `<!DOCTYPE html>${opening}x</div>`,
};

const inDivs = Object.entries(refused).map(([name, div]) =>
  seed(name, 'r4/narrative', 'payer.text.div', ({ payer }) => (payer.text.div = div)),
);

/** What stands around the div. */
const around: readonly SeededFault[] = [
  seed('an empty div', 'r4/narrative', 'payer.text.div', ({ payer }) => (payer.text.div = '')),
  seed('a number', 'r4/wrong-json-type', 'payer.text.div', ({ payer }) => (payer.text.div = 5)),
  seed('an object in its place', 'r4/wrong-json-type', 'payer.text.div', ({ payer }) => (payer.text.div = { p: 'x' })),
  seed('a list', 'r4/wrong-json-type', 'payer.text.div', ({ payer }) => (payer.text.div = [payer.text.div])),
  seed('without div', 'r4/missing-element', 'payer.text', ({ payer }) => delete payer.text.div),
  seed('without status', 'r4/missing-element', 'payer.text', ({ payer }) => delete payer.text.status),
  seed('a status that there is none of', 'r4/code-not-in-value-set', 'payer.text.status', ({ payer }) => (payer.text.status = 'made')),
  seed('a status in another case', 'r4/code-not-in-value-set', 'payer.text.status', ({ payer }) => (payer.text.status = 'Generated')),
  seed('as a string', 'r4/wrong-json-type', 'payer.text', ({ payer }) => (payer.text = payer.text.div)),
  seed('in a list', 'r4/wrong-json-type', 'payer.text', ({ payer }) => (payer.text = [payer.text])),
  seed('of the bundle', 'r4/unknown-property', 'Bundle.text', ({ bundle, payer }) => (bundle.text = payer.text)),
  seed('missing', 'r4/dom-6', 'payer', ({ payer }) => delete payer.text),
];

export const narrativeFaults: readonly SeededFault[] = [...inDivs, ...around];

/** Beyond what JSON itself escapes: DEL, C1 controls and format characters, so that a terminal shows them as they are. */
const unsafe = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** JSON with a final newline. Nothing is lost: such characters stand only inside strings, where the escape means the same. */
export function jsonText(value: unknown, indent?: number): string {
  return `${JSON.stringify(value, undefined, indent).replace(unsafe, escaped)}\n`;
}

function escaped(character: string): string {
  let text = '';
  for (let index = 0; index < character.length; index += 1) text += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  return text;
}

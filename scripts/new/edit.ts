/** What a recipe writes: whole new files by path, and changes of files that are there. */
export interface Recipe {
  readonly files: Readonly<Record<string, string>>;
  readonly edits: Readonly<Record<string, (text: string) => string>>;
  /** What is left to do by hand. */
  readonly next: string;
}

export function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Adds an import, and a member at the end of the exported list `list`. The formatter puts both where they belong. */
export function registered(list: string, member: string, from: string): (text: string) => string {
  return (text) => {
    const found = new RegExp(`(export const ${list}: [^=]+= \\[)([\\s\\S]*?)(,?\\s*\\];)`).exec(text);
    if (found === null) throw new Error(`There is no list ${list}.`);
    const [whole, start, members] = found;
    return `import { ${member} } from '${from}';\n${text.replace(whole, () => `${start}${members},\n  ${member},\n];`)}`;
  };
}

/** Adds a row at the end of the table whose head begins with `head`. */
export function tableRow(head: string, row: string): (text: string) => string {
  return (text) => {
    const lines = text.split('\n');
    const start = lines.findIndex((line) => line.startsWith(head));
    if (start === -1) throw new Error(`There is no table that begins with ${head}`);
    const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
    return [...lines.slice(0, end), row, ...lines.slice(end)].join('\n');
  };
}

import { plain } from './plain.js';

/** One word for a POSIX shell (XCU 2.2.2): as it is where nothing in it is special, else in single quotes. */
export function shellWord(text: string): string {
  const word = plain(text);
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

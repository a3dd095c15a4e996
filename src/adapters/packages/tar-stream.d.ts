/** What is used of tar-stream, which has no types of its own. */
declare module 'tar-stream' {
  import type { Readable, Writable } from 'node:stream';

  export interface Header {
    readonly name: string;
    readonly type: string;
    readonly size: number;
  }

  export interface Entry extends AsyncIterable<Buffer> {
    readonly header: Header;
    resume(): void;
  }

  export function extract(): Writable & AsyncIterable<Entry>;

  export interface Pack extends Readable {
    entry(
      header: { readonly name: string; readonly type?: string; readonly linkname?: string; readonly size?: number },
      content?: string | Buffer,
    ): Writable;
    finalize(): void;
  }

  export function pack(): Pack;
}

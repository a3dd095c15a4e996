export type FileKind = 'file' | 'folder' | 'other' | 'missing';

/** What the use cases need of a file system. Paths are as the user wrote them, resolved by the adapter against its root. */
export interface Files {
  /** The bytes of one file. Throws DirectoryError `ERR_FILE_NOT_FOUND`, `ERR_FILE_TOO_LARGE` (over `limit`) or `ERR_FILE_READ`. */
  read(path: string, limit?: number): Promise<Uint8Array>;
  /** Follows symbolic links. */
  kind(path: string): Promise<FileKind>;
  /** Names (not paths) in one folder, sorted by code unit; empty where the folder is missing. */
  names(folder: string): Promise<readonly string[]>;
  /** Files below a folder, recursively, that end in `suffix`; paths that start with `folder`, sorted by code unit. */
  walk(folder: string, suffix: string): Promise<readonly string[]>;
  /** An absolute path. */
  resolve(...parts: string[]): string;
}

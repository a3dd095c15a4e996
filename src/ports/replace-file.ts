/**
 * Puts new content in the place of a file's, whole or not at all: who reads the file meanwhile, or after a crash, finds the old
 * content or the new one. Throws DirectoryError `ERR_FILE_WRITE`.
 */
export type ReplaceFile = (path: string, content: string) => Promise<void>;

import type { JsonObject } from '../../domain/json.js';
import { isBase64Binary } from './primitives.js';
import { sha1 } from './sha1.js';

/** `hash` or `size` where it does not fit the data that lies beside it (R4, Attachment.hash and Attachment.size). */
export function unfitting({ data, hash, size }: JsonObject): 'hash' | 'size' | undefined {
  if (data === undefined || (hash === undefined && size === undefined) || typeof data !== 'string' || !isBase64Binary(data))
    return undefined;
  const bytes = Buffer.from(data, 'base64');
  if (typeof size === 'number' && size !== bytes.length) return 'size';
  return typeof hash === 'string' && hash !== sha1(bytes) ? 'hash' : undefined;
}

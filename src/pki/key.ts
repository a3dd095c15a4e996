import { createHash, createPublicKey, generateKeyPair, type KeyObject, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';

/** The kinds of keys that certificates are made for and signed with. */
export type KeyType = 'ec-p256' | 'rsa-3072';

const generate = promisify(generateKeyPair);

/** A new private key from the operating system's randomness. */
export async function generateKey(type: KeyType): Promise<KeyObject> {
  const pair =
    type === 'ec-p256'
      ? await generate('ec', { namedCurve: 'P-256' })
      : await generate('rsa', { modulusLength: 3072, publicExponent: 0x10001 });
  return pair.privateKey;
}

/** Undefined for a key of another kind. */
export function keyTypeOf(key: KeyObject): KeyType | undefined {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return 'ec-p256';
  return type === 'rsa' && details?.modulusLength === 3072 ? 'rsa-3072' : undefined;
}

/** SubjectPublicKeyInfo, DER, of a public key or of a private key's public half. */
export function spkiOf(key: KeyObject): Uint8Array {
  return (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' });
}

/** `sha256:` and the hash of SubjectPublicKeyInfo in hex: how owners' files and proofs of a domain name a key. */
export function spkiFingerprint(key: KeyObject): string {
  return `sha256:${createHash('sha256').update(spkiOf(key)).digest('hex')}`;
}

/** How a key signs certificates and CRLs: ECDSA with SHA-256, or RSASSA-PKCS1-v1_5 with SHA-256 (RFC 5758, RFC 4055). */
export interface Signer {
  readonly key: webcrypto.CryptoKey;
  readonly algorithm: { readonly name: string; readonly hash: 'SHA-256' };
}

/** Throws TypeError for a private key that is neither elliptic nor RSA. */
export async function signerOf(key: KeyObject): Promise<Signer> {
  const parameters = signatureParameters(key);
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  const imported = await webcrypto.subtle.importKey('pkcs8', pkcs8, parameters, false, ['sign']);
  return { key: imported, algorithm: { name: parameters.name, hash: 'SHA-256' } };
}

function signatureParameters(key: KeyObject) {
  switch (keyTypeOf(key)) {
    case 'ec-p256':
      return { name: 'ECDSA', namedCurve: 'P-256' };
    case 'rsa-3072':
      return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    default:
      throw new TypeError(`No certificate is signed with a key of type ${key.asymmetricKeyType ?? key.type}`);
  }
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Bytes of every secret this server makes up: 256 bits, twice what ASVS 7.2.3 and 11.5.1 ask for. */
const SECRET_BYTES = 32;

/** A secret of 256 random bits: 43 characters that are safe in a URL, a cookie and a header. */
export function randomSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/**
 * SHA-256 of a secret, hexadecimal: what is stored. A fast hash is enough for secrets nobody can guess
 * (ASVS 6.5.2: 112 bits of entropy and more); passwords never pass here.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares two hashes in constant time. */
export function sameHash(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

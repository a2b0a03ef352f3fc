import { fail } from '@cleanpath/model';

/** `sha-256=:<base64>:` among other algorithms (RFC 9530 §2, RFC 8941 byte sequence). */
const SHA_256 = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:$|[,;])/;

/** SHA-256 in hexadecimal that the sender computed over the body; undefined where it did not. */
export function contentDigest(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.join(',') : header;
  if (text === undefined) return undefined;
  const base64 = SHA_256.exec(text)?.[1];
  if (base64 !== undefined) return Buffer.from(base64, 'base64').toString('hex');
  // Other algorithms may be ignored, a checksum that was meant to be checked may not.
  if (!/(?:^|,)\s*sha-256=/.test(text)) return undefined;
  throw fail('request-invalid', {
    message: 'The Content-Digest header is not a SHA-256 as RFC 9530 writes it',
    remedy: 'Send sha-256=:<base64 of 32 bytes>:, or leave the header out.',
    pointer: '/header/content-digest',
  });
}

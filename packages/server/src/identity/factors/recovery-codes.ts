import { randomBytes } from 'node:crypto';
import { hashSecret } from '../secrets.js';

/** Codes given at once. */
const CODES = 10;
/** Characters of a code: 120 bits, above the 112 from which a plain hash is enough (ASVS 6.5.2). */
const CHARACTERS = 24;
/** Characters between dashes, for reading aloud. */
const GROUP = 4;
/** Crockford's base 32 without letters that look like digits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Fresh codes, as `ab12-cd34-…`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const text = [...randomBytes(CHARACTERS)].map((byte) => ALPHABET[byte % 32]).join('');
    return text.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-');
  });
}

/** What is stored of a code, however it was typed; bound to the person. */
export function recoveryCodeHash(personId: string, code: string): string {
  const typed = code.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  return hashSecret(`${personId}:${typed}`);
}

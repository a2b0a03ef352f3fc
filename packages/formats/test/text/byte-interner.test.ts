import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteInterner, hashBytes } from '../../src/text/byte-interner.js';

const SEED = 20250706;
const short = fc.string({ unit: 'binary', maxLength: 6 }).map((text) => Buffer.from(text).toString());
/** Around and above the length a slot holds. */
const long = fc
  .tuple(
    fc.constantFrom('common-prefix-of-ids', 'common-prefix-of-id', ''),
    fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
  )
  .map(([a, b]) => a + b);

describe('ByteInterner', () => {
  it('numbers texts in order of first sight and finds them again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(short, long), { maxLength: 300 }), fc.integer(), (texts, seed) => {
        const interner = new ByteInterner(seed);
        const codes = new Map<string, number>();
        for (const text of texts) {
          const code = interner.addText(text);
          expect(code).toBe(codes.get(text) ?? codes.size);
          codes.set(text, code);
        }
        expect(interner.values).toEqual([...codes.keys()]);
        for (const [text, code] of codes) {
          const bytes = Buffer.from(`<${text}>`);
          expect(interner.find(bytes, 1, bytes.length - 1)).toBe(code);
          expect(interner.add(bytes, 1, bytes.length - 1)).toBe(code);
          if (bytes.every((byte) => byte < 0x80)) expect(interner.is(code, bytes, 1, bytes.length - 1)).toBe(true);
          expect(interner.is(code, bytes, 0, bytes.length)).toBe(false);
        }
        expect(interner.findText('nowhere among them, at all')).toBe(-1);
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it.each(['id-', 'an id that is too long for its slot '])(
    'takes a new seed when ids are crafted to collide: %s',
    (prefix) => {
      const seed = 7;
      const interner = new ByteInterner(seed);
      const crafted: string[] = [];
      for (let i = 0; crafted.length < 500; i++) {
        const bytes = Buffer.from(`${prefix}${i}`);
        if ((hashBytes(bytes, 0, bytes.length, seed) & 0x3ff) === 0) crafted.push(`${prefix}${i}`);
      }
      crafted.forEach((text, code) => {
        expect(interner.addText(text)).toBe(code);
      });
      crafted.forEach((text, code) => {
        expect(interner.findText(text)).toBe(code);
      });
      expect(interner.seed).not.toBe(seed);
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, roundResult } from '@cleanpath/model';

describe('canonical JSON (RFC 8785)', () => {
  it('sorts members by UTF-16 code units and leaves out undefined', () => {
    expect(canonicalJson({ b: 1, a: undefined, '\u20ac': 2, '\r': 3, 1: 4 })).toBe('{"\\r":3,"1":4,"b":1,"€":2}');
  });

  it('writes numbers as ECMAScript does', () => {
    expect(canonicalJson([0.1, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe('[0.1,1e+30,4.5,0.002,1e-27,0]');
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
    expect(() => canonicalJson({ f: () => 1 })).toThrow(TypeError);
  });

  it('does not depend on insertion order and parses back to the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(record));
        expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('rounding of results', () => {
  it('keeps twelve significant digits', () => {
    expect(roundResult(0.1 + 0.2)).toBe(0.3);
    expect(roundResult(1 / 3)).toBe(0.333333333333);
    expect(roundResult(-0)).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPurl, makePurl, parsePurl, readPurl } from '@cleanpath/components';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

describe('package URLs', () => {
  it('read back as made, and their canonical spelling is a fixed point', () => {
    const parts = fc.record({
      type: fc.constantFrom('npm', 'generic', 'docker', 'conan', 'x-own'),
      namespace: fc.option(text),
      name: text,
      version: fc.option(text),
      qualifiers: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9._-]{0,8}$/), text, { maxKeys: 3 }),
      subpath: fc.option(text),
    });
    fc.assert(
      fc.property(parts, (given) => {
        let purl;
        try {
          purl = makePurl(given);
        } catch {
          // Names made of slashes only name nothing.
          expect(given.name).toMatch(/^\/+$/);
          return;
        }
        const spelling = formatPurl(purl);
        expect(parsePurl(spelling)).toEqual(purl);
        expect(formatPurl(readPurl(spelling))).toBe(spelling);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });

  it('refuse any other text with a problem, not with a crash', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom('', 'pkg:', 'pkg:npm/', 'pkg:git/a/'),
        (tail, head) => {
          try {
            formatPurl(readPurl(head + tail));
          } catch (error) {
            expect(error).toMatchObject({ name: 'CleanpathError', code: 'purl-invalid' });
          }
        },
      ),
      { seed: 9, numRuns: 3000 },
    );
  });

  it('keep a qualifier named __proto__ from doing harm', () => {
    const key = '__proto__';
    expect(() =>
      makePurl({ type: 'npm', name: 'a', qualifiers: JSON.parse(`{"${key}":"x"}`) as Record<string, string> }),
    ).toThrow();
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

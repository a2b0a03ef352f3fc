import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionOrder } from '@cleanpath/components';
import { compareDeb, compareRpm, compareSemver } from './naive-orders.js';

const SCHEMES = [
  ...['semver', 'deb', 'rpm', 'alpm', 'apk', 'pypi', 'gem', 'composer', 'nuget', 'maven', 'conan', 'openssl', 'gentoo'],
  ...['cran', 'hackage', 'pub', 'datetime', 'lexicographic', 'generic'],
];

/** Maven's own rules contradict themselves on made-up versions, and so does Arch's missing release. */
const NOT_TRANSITIVE = new Set(['maven', 'alpm']);

/** Pieces that versions are made of, so that random text meets the rules. */
const piece = fc.oneof(
  fc.constantFrom(
    '.',
    '-',
    '_',
    '+',
    '~',
    '^',
    ':',
    ' ',
    'v',
    'a',
    'b',
    'rc',
    'alpha',
    'dev',
    'post',
    'p',
    'r',
    'z',
    'SP',
    'ga',
  ),
  fc.constantFrom('0', '00', '1', '2', '9', '10', '010', '007', '99999999999999999999'),
);
const version = fc.oneof(
  { weight: 8, arbitrary: fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);

describe.each(SCHEMES)('order of %s', (scheme) => {
  const order = versionOrder(scheme);

  it('answers any two strings, the same both ways round', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(order.compare(a, b))).toBe(-Math.sign(order.compare(b, a)) || 0);
        expect(order.compare(a, a)).toBe(0);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  if (!NOT_TRANSITIVE.has(scheme))
    it('is transitive', () => {
      fc.assert(
        fc.property(version, version, version, (a, b, c) => {
          const [x, y, z] = [a, b, c].sort(order.compare) as [string, string, string];
          expect(order.compare(x, y)).toBeLessThanOrEqual(0);
          expect(order.compare(y, z)).toBeLessThanOrEqual(0);
          expect(order.compare(x, z)).toBeLessThanOrEqual(0);
        }),
        { seed: 2, numRuns: 1000 },
      );
    });

  if (order.key !== undefined)
    it('has no key that begins another', () => {
      const key = order.key ?? String;
      fc.assert(
        fc.property(version, version, (a, b) => {
          const [x, y] = [key(a), key(b)];
          expect(x === y || !(x.startsWith(y) || y.startsWith(x))).toBe(true);
        }),
        { seed: 3, numRuns: 1000 },
      );
    });
});

describe('keys against the rules written out', () => {
  const run = (scheme: string, naive: (a: string, b: string) => number, text: fc.Arbitrary<string>): void => {
    const { compare } = versionOrder(scheme);
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compare(a, b)), `${a} against ${b}`).toBe(Math.sign(naive(a, b)));
      }),
      { seed: 4, numRuns: 10_000 },
    );
  };
  const made = (pieces: readonly string[], least: number): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...pieces), { minLength: least, maxLength: 7 }).map((parts) => parts.join(''));

  it('deb: the loop of dpkg', () => {
    run('deb', compareDeb, made(['0', '00', '1', '10', '2', '.', '+', '~', 'a', 'b', 'Z', '~~', 'rc'], 0));
  });
  it('rpm: the loop of rpmvercmp', () => {
    run('rpm', compareRpm, made(['0', '00', '1', '10', '2', '.', '_', '~', '^', 'a', 'b', 'Z', 'rc', '..'], 0));
  });
  it('semver: precedence of the specification', () => {
    const number = fc.constantFrom('0', '1', '2', '10');
    const id = fc.constantFrom('0', '1', '10', 'a', 'alpha', 'beta', 'rc', 'x-1', 'A');
    const text = fc
      .tuple(number, number, number, fc.array(id, { maxLength: 3 }), fc.constantFrom('', '+b', '+c.1'))
      .map(([a, b, c, ids, build]) => `${a}.${b}.${c}${ids.length > 0 ? `-${ids.join('.')}` : ''}${build}`);
    run('semver', compareSemver, text);
  });
});

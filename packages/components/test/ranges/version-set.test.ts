import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exactVersions,
  noVersions,
  versionOrder,
  versionsBetween,
  versionsMeeting,
  allVersions,
  type Constraint,
  type VersionSet,
} from '@cleanpath/components';

const order = versionOrder('semver');
/** Every version that can lie in, between and beside the bounds below. */
const PROBES = ['0', '0.9', '1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5', '5', '9'];
const version = fc.constantFrom('1', '2', '3', '4', '5');

const set: fc.Arbitrary<VersionSet> = fc.letrec<{ set: VersionSet }>((tie) => ({
  set: fc.oneof(
    { depthSize: 'small' },
    fc.constant(noVersions(order)),
    fc.constant(allVersions(order)),
    fc.array(version, { maxLength: 3 }).map((versions) => exactVersions(order, versions)),
    fc
      .tuple(fc.option(version), fc.boolean(), fc.option(version), fc.boolean())
      .map(([low, a, high, b]) =>
        versionsBetween(
          order,
          low === null ? undefined : { version: low, inclusive: a },
          high === null ? undefined : { version: high, inclusive: b },
        ),
      ),
    fc.tuple(tie('set'), tie('set')).map(([a, b]) => a.union(b)),
    fc.tuple(tie('set'), tie('set')).map(([a, b]) => a.subtract(b)),
  ),
})).set;

describe('sets of versions', () => {
  it('contain what their parts say', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        for (const probe of PROBES) {
          const [x, y] = [a.contains(probe), b.contains(probe)];
          expect(a.union(b).contains(probe)).toBe(x || y);
          expect(a.intersect(b).contains(probe)).toBe(x && y);
          expect(a.subtract(b).contains(probe)).toBe(x && !y);
        }
        expect(a.isAll).toBe(allVersions(order).subtract(a).isEmpty);
      }),
      { seed: 5, numRuns: 3000 },
    );
  });

  it('are written one way only', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        expect(a.union(b).spans).toEqual(b.union(a).spans);
        expect(a.subtract(b).union(a.intersect(b)).spans).toEqual(a.spans);
      }),
      { seed: 6, numRuns: 3000 },
    );
  });

  it('meet constraints one by one', () => {
    const constraint = fc.record({ comparator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='), version });
    fc.assert(
      fc.property(fc.array(constraint as fc.Arbitrary<Constraint>, { maxLength: 4 }), (constraints) => {
        const found = versionsMeeting(order, constraints);
        for (const probe of PROBES)
          expect(found.contains(probe)).toBe(constraints.every((one) => holds(one, Number(probe))));
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('of different orders do not mix', () => {
    expect(() => allVersions(order).union(allVersions(versionOrder('deb')))).toThrow(TypeError);
  });
});

function holds({ comparator, version: bound }: Constraint, probe: number): boolean {
  const limit = Number(bound);
  switch (comparator) {
    case '=':
      return probe === limit;
    case '!=':
      return probe !== limit;
    case '<':
      return probe < limit;
    case '<=':
      return probe <= limit;
    case '>':
      return probe > limit;
    case '>=':
      return probe >= limit;
  }
}

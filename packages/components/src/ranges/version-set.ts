import type { VersionOrder } from '../versions/order.js';
import type { Constraint } from './constraint.js';

/** A place between versions: right before one or right after it. */
interface Cut {
  readonly version: string;
  readonly after: boolean;
}

/** All versions from one cut to the next; undefined: without end. */
interface Interval {
  readonly low: Cut | undefined;
  readonly high: Cut | undefined;
}

export interface Bound {
  readonly version: string;
  readonly inclusive: boolean;
}

/** A bound of what a set holds; undefined: open. */
export interface Span {
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
}

/** A set of versions of one order: sorted disjoint intervals. Never changes. */
export interface VersionSet {
  readonly order: VersionOrder;
  /** Sorted and disjoint; single versions are spans from a version to itself. */
  readonly spans: readonly Span[];
  contains(version: string): boolean;
  union(other: VersionSet): VersionSet;
  intersect(other: VersionSet): VersionSet;
  subtract(other: VersionSet): VersionSet;
  readonly isEmpty: boolean;
  readonly isAll: boolean;
}

export function noVersions(order: VersionOrder): VersionSet {
  return versionSet(order, []);
}

export function allVersions(order: VersionOrder): VersionSet {
  return versionSet(order, [{ low: undefined, high: undefined }]);
}

/** From one bound to another; empty where the low lies above the high. */
export function versionsBetween(order: VersionOrder, low: Bound | undefined, high: Bound | undefined): VersionSet {
  const interval = {
    low: low && { version: low.version, after: !low.inclusive },
    high: high && { version: high.version, after: high.inclusive },
  };
  return versionSet(order, isProper(order, interval) ? [interval] : []);
}

export function exactVersions(order: VersionOrder, versions: readonly string[]): VersionSet {
  const points = versions.map((version) => ({ low: { version, after: false }, high: { version, after: true } }));
  return versionSet(order, joined(order, points));
}

/** What all constraints allow at once. */
export function versionsMeeting(order: VersionOrder, constraints: readonly Constraint[]): VersionSet {
  return constraints.reduce((set, one) => set.intersect(meeting(order, one)), allVersions(order));
}

function meeting(order: VersionOrder, { comparator, version }: Constraint): VersionSet {
  const bound = { version, inclusive: comparator.endsWith('=') };
  switch (comparator) {
    case '=':
      return exactVersions(order, [version]);
    case '!=':
      return allVersions(order).subtract(exactVersions(order, [version]));
    case '<':
    case '<=':
      return versionsBetween(order, undefined, bound);
    case '>':
    case '>=':
      return versionsBetween(order, bound, undefined);
  }
}

function versionSet(order: VersionOrder, intervals: readonly Interval[]): VersionSet {
  const others = (other: VersionSet): readonly Interval[] => {
    if (other.order.name !== order.name)
      throw new TypeError(`Versions of ${order.name} and ${other.order.name} cannot be compared`);
    return other.spans.map(fromSpan);
  };
  return {
    order,
    spans: intervals.map(toSpan),
    contains: (version) => holds(order, intervals, version),
    union: (other) => versionSet(order, joined(order, [...intervals, ...others(other)])),
    intersect: (other) => versionSet(order, common(order, intervals, others(other))),
    subtract: (other) => versionSet(order, common(order, intervals, complement(order, others(other)))),
    isEmpty: intervals.length === 0,
    isAll: intervals.length === 1 && intervals[0]?.low === undefined && intervals[0]?.high === undefined,
  };
}

function toSpan({ low, high }: Interval): Span {
  return {
    low: low && { version: low.version, inclusive: !low.after },
    high: high && { version: high.version, inclusive: high.after },
  };
}

function fromSpan({ low, high }: Span): Interval {
  return {
    low: low && { version: low.version, after: !low.inclusive },
    high: high && { version: high.version, after: high.inclusive },
  };
}

/** By halving: intervals are sorted and disjoint. */
function holds(order: VersionOrder, intervals: readonly Interval[], version: string): boolean {
  let from = 0;
  let to = intervals.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const interval = intervals[middle];
    if (interval && isBelow(order, interval.high, version)) from = middle + 1;
    else to = middle;
  }
  const candidate = intervals[from];
  if (!candidate) return false;
  const { low } = candidate;
  if (!low) return true;
  const found = order.compare(low.version, version);
  return found < 0 || (found === 0 && !low.after);
}

/** Whether everything up to the cut lies before the version. */
function isBelow(order: VersionOrder, high: Cut | undefined, version: string): boolean {
  if (!high) return false;
  const found = order.compare(high.version, version);
  return found < 0 || (found === 0 && !high.after);
}

function compareCuts(order: VersionOrder, a: Cut, b: Cut): number {
  return order.compare(a.version, b.version) || Number(a.after) - Number(b.after);
}

function compareLows(order: VersionOrder, a: Cut | undefined, b: Cut | undefined): number {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  return compareCuts(order, a, b);
}

function compareHighs(order: VersionOrder, a: Cut | undefined, b: Cut | undefined): number {
  if (!a || !b) return Number(b !== undefined) - Number(a !== undefined);
  return compareCuts(order, a, b);
}

function isProper(order: VersionOrder, { low, high }: Interval): boolean {
  return !low || !high || compareCuts(order, low, high) < 0;
}

/** Sorted, and run together where they touch or overlap. */
function joined(order: VersionOrder, intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const next of [...intervals].sort((a, b) => compareLows(order, a.low, b.low))) {
    const last = result.at(-1);
    const touches = last && (!last.high || !next.low || compareCuts(order, next.low, last.high) <= 0);
    if (!touches) result.push(next);
    else if (compareHighs(order, next.high, last.high) > 0)
      result[result.length - 1] = { low: last.low, high: next.high };
  }
  return result;
}

function common(order: VersionOrder, a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (let i = 0, j = 0; ;) {
    const x = a[i];
    const y = b[j];
    if (!x || !y) return result;
    const low = compareLows(order, x.low, y.low) >= 0 ? x.low : y.low;
    const first = compareHighs(order, x.high, y.high) <= 0;
    const high = first ? x.high : y.high;
    if (isProper(order, { low, high })) result.push({ low, high });
    if (first) i++;
    else j++;
  }
}

function complement(order: VersionOrder, intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  let low: Cut | undefined;
  let open = true;
  for (const interval of joined(order, intervals)) {
    if (interval.low && (open || low)) {
      if (isProper(order, { low, high: interval.low })) result.push({ low, high: interval.low });
    }
    low = interval.high;
    open = false;
    if (!low) return result;
  }
  return [...result, { low, high: undefined }];
}

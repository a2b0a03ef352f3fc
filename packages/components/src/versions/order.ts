/**
 * An order of versions. `compare` is total on any two strings and never throws; text that is no version of the scheme
 * sorts before all that is, by its code units.
 */
export interface VersionOrder {
  readonly name: string;
  /** Negative, zero or positive as `a` sorts before, with or after `b`. */
  readonly compare: (a: string, b: string) => number;
  /**
   * A string whose order by code units is the order of versions; undefined where the order has no such keys. No key of a
   * version is the beginning of another's.
   */
  readonly key?: (version: string) => string;
}

/** An order whose versions have keys. */
export interface KeyedOrder extends VersionOrder {
  readonly key: (version: string) => string;
}

export function keyedOrder(name: string, key: (version: string) => string): KeyedOrder {
  return {
    name,
    key,
    compare: (a, b) => {
      const x = key(a);
      const y = key(b);
      return x < y ? -1 : x > y ? 1 : 0;
    },
  };
}

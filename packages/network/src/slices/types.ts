import type { Slice } from '@cleanpath/model';
import type { ChainStep } from '../types.js';

/**
 * Worst thing two slices share. 0 nothing; 1 a site or power; 2 transport; 3 a host whose tenants are kept apart by
 * evidence; 4 a host without such evidence; 5 a network function, a data store or a manager.
 */
export const SHARED_CLASSES = ['nothing', 'site', 'transport', 'separated-host', 'host', 'function'] as const;
export type SharedClass = (typeof SHARED_CLASSES)[number];

/** One element both slices use or are exposed to, with the chain from an element of each down to it. */
export interface SharedElement {
  readonly element: number;
  readonly sharedClass: SharedClass;
  readonly chains: readonly [readonly ChainStep[], readonly ChainStep[]];
}

/**
 * How somebody in one slice reaches data of another: up from an element of the first to what both share, and down to
 * an element that holds data of the second. Steps are element rows with the relation taken to each.
 */
export interface CoTenancyPath {
  readonly from: number;
  readonly to: number;
  readonly shared: number;
  readonly steps: readonly ChainStep[];
}

export interface SlicePair {
  /** Positions in the list of slices. */
  readonly first: number;
  readonly second: number;
  readonly sharedClass: SharedClass;
  /** Elements shared, per class. */
  readonly counts: Readonly<Record<SharedClass, number>>;
  /** The worst first, then by id; at most the limit. */
  readonly shared: readonly SharedElement[];
  /** Supplier rows both slices are exposed to, by id. */
  readonly suppliers: readonly number[];
  /** Strongest thing the pair may share by the stricter of the two requirements. */
  readonly allowed: SharedClass;
  readonly violated: boolean;
  /** Through the worst element shared that ties functions together or hosts them; absent below class 3. */
  readonly coTenancy?: { readonly firstToSecond: CoTenancyPath; readonly secondToFirst: CoTenancyPath };
}

export interface SliceUse {
  readonly slice: Slice;
  /** Element rows the slice uses itself: assigned, members of its set legs, on the shortest paths of its path legs. */
  readonly used: readonly number[];
  /** Of those, the ones that hold its data: members of set legs and stores. */
  readonly data: readonly number[];
  /** Elements used or exposed to. */
  readonly reach: number;
}

export interface IsolationReport {
  readonly slices: readonly SliceUse[];
  /** Pairs that share something, the worst first; at most the limit. */
  readonly pairs: readonly SlicePair[];
  /** Pairs that share something, and pairs that break a requirement. */
  readonly sharing: number;
  readonly violations: number;
}

export interface IsolationOptions {
  /** Most pairs described (default 200) and shared elements per pair (default 20). */
  readonly pairLimit?: number;
  readonly elementLimit?: number;
}

import type { CountAndWeight, SupplierImpact } from './types.js';
import type { DemandWeights } from './weight-sum.js';

/** Sums over a set of demands, kept apart so that they stay exact: see `sumGrid`. */
interface Sums {
  count: number;
  coarse: number;
  fine: number;
}

/** Demands one party breaks, as bits, and their sums. */
interface Broken {
  readonly all: Int32Array;
  readonly ends: Int32Array;
  readonly allSums: Sums;
  readonly endSums: Sums;
}

export interface UnionImpact {
  readonly broken: CountAndWeight;
  readonly endpointLost: CountAndWeight;
  readonly pathLost: CountAndWeight;
  readonly excess: CountAndWeight;
}

/**
 * What two parties break together: the union of what each breaks, and what only both break. Sums of a union are those
 * of the parts less those of what they share; on the grid of `demandWeights` that is exact, so the result is the same
 * as of adding up the union one by one.
 */
export class DemandUnions {
  readonly #weights: DemandWeights;
  readonly #words: number;
  readonly #parties: readonly SupplierImpact[];
  readonly #broken: (Broken | undefined)[] = [];

  constructor(parties: readonly SupplierImpact[], demands: number, weights: DemandWeights) {
    this.#parties = parties;
    this.#words = (demands + 31) >> 5;
    this.#weights = weights;
  }

  /** `more` are demands broken by both together, each once, with 1 in `moreEnds` where an end is lost. */
  of(x: number, y: number, more: Int32Array, moreEnds: Uint8Array, moreCount: number): UnionImpact {
    const a = this.#of(x);
    const b = this.#of(y);
    const all = this.#union(a.all, b.all, a.allSums, b.allSums);
    const ends = this.#union(a.ends, b.ends, a.endSums, b.endSums);
    const excess: Sums = { count: 0, coarse: 0, fine: 0 };
    for (let i = 0; i < moreCount; i++) {
      const demand = more[i]!;
      const bit = 1 << (demand & 31);
      const word = demand >> 5;
      if (((a.all[word]! | b.all[word]!) & bit) === 0) {
        this.#add(excess, demand);
        this.#add(all, demand);
      }
      if (moreEnds[i] === 1 && ((a.ends[word]! | b.ends[word]!) & bit) === 0) this.#add(ends, demand);
    }
    const path = { count: all.count - ends.count, coarse: all.coarse - ends.coarse, fine: all.fine - ends.fine };
    return {
      broken: valueOf(all),
      endpointLost: valueOf(ends),
      pathLost: valueOf(path),
      excess: valueOf(excess),
    };
  }

  #of(party: number): Broken {
    return (this.#broken[party] ??= this.#bits(this.#parties[party]!));
  }

  #bits({ demands, endpoint }: SupplierImpact): Broken {
    const broken: Broken = {
      all: new Int32Array(this.#words),
      ends: new Int32Array(this.#words),
      allSums: { count: 0, coarse: 0, fine: 0 },
      endSums: { count: 0, coarse: 0, fine: 0 },
    };
    demands.forEach((demand, i) => {
      broken.all[demand >> 5]! |= 1 << (demand & 31);
      this.#add(broken.allSums, demand);
      if (endpoint[i] !== 1) return;
      broken.ends[demand >> 5]! |= 1 << (demand & 31);
      this.#add(broken.endSums, demand);
    });
    return broken;
  }

  #union(a: Int32Array, b: Int32Array, sumsA: Sums, sumsB: Sums): Sums {
    const shared: Sums = { count: 0, coarse: 0, fine: 0 };
    if (sumsA.count > 0 && sumsB.count > 0) this.#addShared(a, b, shared);
    return {
      count: sumsA.count + sumsB.count - shared.count,
      coarse: sumsA.coarse + sumsB.coarse - shared.coarse,
      fine: sumsA.fine + sumsB.fine - shared.fine,
    };
  }

  #addShared(a: Int32Array, b: Int32Array, sums: Sums): void {
    for (let word = 0; word < a.length; word++) {
      let bits = a[word]! & b[word]!;
      while (bits !== 0) {
        this.#add(sums, 32 * word + 31 - Math.clz32(bits & -bits));
        bits &= bits - 1;
      }
    }
  }

  #add(sums: Sums, demand: number): void {
    sums.count++;
    sums.coarse += this.#weights?.coarse[demand] ?? 1;
    sums.fine += this.#weights?.fine[demand] ?? 0;
  }
}

const valueOf = ({ count, coarse, fine }: Sums): CountAndWeight => ({ count, weight: coarse + fine });

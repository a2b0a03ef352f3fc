import { find, type Contraction, type ContractionScratch } from './contraction.js';

/** Legs broken at one leaf of the recursion, in buffers that the next leaf overwrites. */
export interface LeafLegs {
  count: number;
  /** Leg indexes, ascending. */
  readonly legs: Int32Array;
  /** 1 where an end is lost, 0 where only the last path is. */
  readonly endpoint: Uint8Array;
}

export function leafLegs(legCount: number): LeafLegs {
  return { count: 0, legs: new Int32Array(legCount), endpoint: new Uint8Array(legCount) };
}

/** Reads the broken legs after `activate` with a single party (or pair): what is not joined now never will be. */
export function readBroken(state: Contraction, { target, parent }: ContractionScratch, result: LeafLegs): void {
  const { leg, legFrom, legTo } = state;
  let count = 0;
  for (let i = 0; i < leg.length; i++) {
    const a = legFrom[i]!;
    const b = legTo[i]!;
    const lost = target[a]! >= 0 || target[b]! >= 0;
    if (!lost && find(parent, a) === find(parent, b)) continue;
    result.legs[count] = leg[i]!;
    result.endpoint[count++] = lost ? 1 : 0;
  }
  result.count = count;
}

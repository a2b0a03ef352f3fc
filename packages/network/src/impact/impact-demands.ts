import type { ImpactDemands } from './types.js';

/** Demands as columns of legs: a set leg has -1 in `from`, its members stand in `member`. */
export interface LegColumns {
  readonly count: number;
  readonly weight: Float64Array;
  readonly legDemand: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly twoWay: Uint8Array;
  readonly memberOff: Int32Array;
  readonly member: Int32Array;
}

/** Sorts the legs of compiled demands into path legs and set legs. */
export function impactDemands(table: LegColumns): ImpactDemands {
  const legs = Int32Array.from(table.legDemand.keys());
  const path = legs.filter((leg) => table.from[leg]! >= 0);
  const set = legs.filter((leg) => table.from[leg]! < 0);
  const offsets = new Int32Array(set.length + 1);
  for (const [i, leg] of set.entries())
    offsets[i + 1] = offsets[i]! + table.memberOff[leg + 1]! - table.memberOff[leg]!;
  const elements = new Int32Array(offsets[set.length]!);
  for (const [i, leg] of set.entries())
    elements.set(table.member.subarray(table.memberOff[leg], table.memberOff[leg + 1]), offsets[i]);
  return {
    count: table.count,
    weights: table.weight,
    path: {
      demand: path.map((leg) => table.legDemand[leg]!),
      from: path.map((leg) => table.from[leg]!),
      to: path.map((leg) => table.to[leg]!),
      twoWay: Uint8Array.from(path, (leg) => table.twoWay[leg]!),
    },
    set: { demand: set.map((leg) => table.legDemand[leg]!), offsets, elements },
  };
}

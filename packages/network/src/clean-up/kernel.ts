import { buildArcs } from '../kernel/arcs.js';
import type { Arcs } from '../types.js';
import type { CleanUpInstance } from './types.js';

/**
 * An instance while it is being reduced. Places merge and vanish; the numbers of those that are left stay as they are.
 */
export interface Kernel {
  readonly directed: boolean;
  /** Where each place went; a place of its own is its own parent. */
  readonly parent: Int32Array;
  /** Neighbours of each place, both ways; without forward-only links both are the same object. */
  readonly out: Set<number>[];
  readonly into: Set<number>[];
  readonly alive: Uint8Array;
  /** Causes still to choose, ascending, per place. */
  readonly causes: (readonly number[])[];
  readonly cost: Float64Array;
  readonly chosen: Uint8Array;
  /** Causes that can no longer be chosen: no better set holds them. */
  readonly banned: Uint8Array;
  pairs: (readonly [number, number])[];
}

export function newKernel(instance: CleanUpInstance): Kernel {
  const { places, off, adj, directed, causeOff, cause } = instance;
  const rows = (): Set<number>[] => Array.from({ length: places }, () => new Set<number>());
  const out = rows();
  const into = directed ? rows() : out;
  for (let p = 0; p < places; p++)
    for (let i = off[p]!; i < off[p + 1]!; i++) {
      out[p]!.add(adj[i]!);
      into[adj[i]!]!.add(p);
    }
  const kernel: Kernel = {
    directed,
    parent: Int32Array.from({ length: places }, (_, p) => p),
    out,
    into,
    alive: new Uint8Array(places).fill(1),
    causes: Array.from({ length: places }, (_, p) => [...cause.subarray(causeOff[p], causeOff[p + 1])]),
    cost: instance.cost,
    chosen: new Uint8Array(instance.cost.length),
    banned: new Uint8Array(instance.cost.length),
    pairs: Array.from(instance.from, (a, i) => [a, instance.to[i]!] as const),
  };
  for (const c of instance.forced) kernel.chosen[c] = 1;
  // Ends have to be clean themselves.
  for (const pair of kernel.pairs) for (const p of pair) for (const c of kernel.causes[p]!) kernel.chosen[c] = 1;
  return kernel;
}

export function livingPlaces(kernel: Kernel): number[] {
  return [...kernel.alive.keys()].filter((p) => kernel.alive[p] === 1);
}

export const costOf = (kernel: Kernel, place: number): number =>
  kernel.causes[place]!.reduce((sum, c) => sum + kernel.cost[c]!, 0);

export function removePlace(kernel: Kernel, place: number): void {
  for (const q of kernel.out[place]!) kernel.into[q]!.delete(place);
  for (const q of kernel.into[place]!) kernel.out[q]!.delete(place);
  kernel.out[place]!.clear();
  kernel.into[place]!.clear();
  kernel.alive[place] = 0;
}

/** Moves all neighbours of `gone` to `kept` and forgets `gone`; the causes of `kept` stay. */
export function mergePlaces(kernel: Kernel, kept: number, gone: number): void {
  for (const q of kernel.out[gone]!)
    if (q !== kept) {
      kernel.out[kept]!.add(q);
      kernel.into[q]!.add(kept);
    }
  for (const q of kernel.into[gone]!)
    if (q !== kept) {
      kernel.into[kept]!.add(q);
      kernel.out[q]!.add(kept);
    }
  removePlace(kernel, gone);
  kernel.parent[gone] = kept;
}

export function placeNow(kernel: Kernel, place: number): number {
  let p = place;
  while (kernel.parent[p] !== p) p = kernel.parent[p]!;
  return p;
}

/** The places left as plain arcs, with the numbers they are known by. */
export function kernelArcs(kernel: Kernel): { places: number[]; arcs: Arcs; position: Map<number, number> } {
  const places = livingPlaces(kernel);
  const position = new Map(places.map((p, i) => [p, i]));
  const from: number[] = [];
  const to: number[] = [];
  places.forEach((p, i) => {
    for (const q of kernel.out[p]!) {
      from.push(i);
      to.push(position.get(q)!);
    }
  });
  const rel = new Int32Array(from.length);
  const arcs = buildArcs(places.length, {
    count: from.length,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    rel,
  });
  return { places, arcs, position };
}

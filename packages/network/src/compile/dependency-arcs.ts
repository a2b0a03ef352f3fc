import { TYPE_CODE, type DependencyType, type RelationTable } from '@cleanpath/model';
import { buildArcs } from '../kernel/arcs.js';
import type { Arcs } from '../types.js';

/** Bit per relation type code. */
export function typeMask(types: Iterable<DependencyType>): number {
  let mask = 0;
  for (const type of types) mask |= 1 << TYPE_CODE.get(type)!;
  return mask;
}

/** Dependencies of the counted types as arcs from the element that needs to the needed one, without loops. */
export function dependencyArcs(elements: number, relations: RelationTable, mask: number): Arcs {
  const { count, from, to, type } = relations;
  let arcs = 0;
  for (let r = 0; r < count; r++) if (((mask >> type[r]!) & 1) === 1 && from[r] !== to[r]) arcs++;
  const source = new Int32Array(arcs);
  const target = new Int32Array(arcs);
  const rel = new Int32Array(arcs);
  let i = 0;
  for (let r = 0; r < count; r++) {
    if (((mask >> type[r]!) & 1) === 0 || from[r] === to[r]) continue;
    source[i] = from[r]!;
    target[i] = to[r]!;
    rel[i++] = r;
  }
  return buildArcs(elements, { count: arcs, from: source, to: target, rel });
}

/** Bit t set where the element states a dependency of type code t on another element. */
export function dependencyMasks(elements: number, relations: RelationTable): Uint16Array {
  const { count, from, to, type } = relations;
  const masks = new Uint16Array(elements);
  for (let r = 0; r < count; r++) if (from[r] !== to[r]) masks[from[r]!]! |= 1 << type[r]!;
  return masks;
}

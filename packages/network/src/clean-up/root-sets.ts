import { optimisticBit, pessimisticBit, rootState } from '../trust/effective-trust.js';
import { UNTRUSTED } from '@cleanpath/model';
import type { TrustView } from '../types.js';

/**
 * Roots of at least the trust code `level` that an element reaches, ascending by row. Members of one component of
 * dependencies share their list, so each is searched once; lists are shared between calls and must not be changed.
 */
export function rootSets(view: TrustView, scope: number, level: number): (element: number) => readonly number[] {
  const { exposure, exposureOrder } = view.network;
  const { off, adj } = exposure;
  const mask = level === UNTRUSTED ? optimisticBit(scope) : pessimisticBit(scope);
  const known = new Map<number, readonly number[]>();
  return (element) => {
    if ((view.taint[element]! & mask) === 0) return NONE;
    if (off[element] === off[element + 1]) return [element];
    const component = exposureOrder.component[element]!;
    const list = known.get(component) ?? search(element);
    known.set(component, list);
    return list;
  };

  function search(element: number): readonly number[] {
    const seen = new Set([element]);
    const roots: number[] = [];
    for (const v of seen) {
      if (rootState(view, v, scope) >= level) roots.push(v);
      for (let i = off[v]!; i < off[v + 1]!; i++) if ((view.taint[adj[i]!]! & mask) !== 0) seen.add(adj[i]!);
    }
    return roots.sort((a, b) => a - b);
  }
}

const NONE: readonly number[] = [];

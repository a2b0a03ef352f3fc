import { byCodeUnits } from '@cleanpath/model';
import type { Study } from '../study.js';

/**
 * Elements of exactly this own state that the given ones depend on, themselves included, along what the policy counts;
 * by id. With `untrusted`, all that must change for the given ones not to be untrusted any more.
 */
export function rootsAlong(study: Study, elements: Iterable<number>, state: number): number[] {
  const { off, adj } = study.network.exposure;
  const { ids } = study.dossier.elements;
  const seen = new Set<number>(elements);
  const open = [...seen];
  const roots: number[] = [];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (study.own.root[at] === state) roots.push(at);
    for (let i = off[at]!; i < off[at + 1]!; i++) {
      const next = adj[i]!;
      // Behind a clean element everything is clean.
      if (study.view.taint[next] === 0 || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return roots.sort((a, b) => byCodeUnits(ids[a]!, ids[b]!));
}

import { byCodeUnits, RELATION_TYPES, UNKNOWN, UNTRUSTED } from '@cleanpath/model';
import type { ChainStep, Network, Scope, TrustView, WitnessChain } from '../types.js';
import { optimisticBit, pessimisticBit, scopeIndex } from './effective-trust.js';
import { rootDistance } from './root-distance.js';

/**
 * Shortest chain of dependencies from an element to a root: an untrusted one, or an unknown one where no untrusted
 * root is reached. Among equal steps the smallest element id is taken. Undefined where the element is clean.
 */
export function explainExposure(view: TrustView, element: number, scope: Scope = 'overall'): WitnessChain | undefined {
  const index = scopeIndex(view, scope);
  const level = taintLevel(view, element, index);
  if (level === 0) return undefined;
  const distance = rootDistance(view, index, level);
  const steps: ChainStep[] = [{ element }];
  let at = element;
  while (distance[at]! > 0) {
    const step = nextStep(view.network, distance, at);
    steps.push(step);
    at = step.element;
  }
  return { steps, root: at, state: level === UNTRUSTED ? 'untrusted' : 'unknown' };
}

/** Effective trust code of an element in a scope. */
export function taintLevel(view: TrustView, element: number, scope: number): number {
  const bits = view.taint[element]!;
  if ((bits & optimisticBit(scope)) !== 0) return UNTRUSTED;
  return (bits & pessimisticBit(scope)) !== 0 ? UNKNOWN : 0;
}

function nextStep(network: Network, distance: Int32Array, at: number): ChainStep {
  const { off, adj, rel } = network.exposure;
  const ids = network.elements.ids;
  const wanted = distance[at]! - 1;
  let best = -1;
  for (let i = off[at]!; i < off[at + 1]!; i++) {
    if (distance[adj[i]!] !== wanted) continue;
    if (best >= 0) {
      const order = adj[i] === adj[best] ? 0 : byCodeUnits(ids[adj[i]!]!, ids[adj[best]!]!);
      const type = network.relations.type;
      if (order > 0 || (order === 0 && type[rel[i]!]! >= type[rel[best]!]!)) continue;
    }
    best = i;
  }
  const relation = rel[best]!;
  return { element: adj[best]!, relation, type: RELATION_TYPES[network.relations.type[relation]!]! };
}

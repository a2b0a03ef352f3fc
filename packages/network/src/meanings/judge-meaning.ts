import { fail, VERDICTS, type Verdict } from '@cleanpath/model';
import { optimisticBit, pessimisticBit } from '../trust/effective-trust.js';
import { judgeLegs, unsettled } from '../verdicts/verdicts.js';
import { endLabels, NO_TAINT } from '../verdicts/clean-labels.js';
import type { DemandTable, TrustView } from '../types.js';
import { disjointPaths } from './disjoint-paths.js';
import { metricsAreSymmetric, routedTaint } from './routed.js';
import { simplePaths } from './simple-paths.js';
import { walkMeetsTaint } from './walks.js';

/**
 * What “clean” asks of a leg. `exists`: some clean path. `some-routed`: some shortest path (ECMP) is clean. `routed`:
 * every shortest path is. `simple`: every loop-free path is. `walk`: nothing traffic could wander to is untrusted.
 * `disjoint`: `paths` clean paths that share only their ends. Each is at least as strict as the one before; `disjoint`
 * stands apart.
 */
export type Meaning =
  | { readonly kind: 'exists' | 'some-routed' | 'routed' | 'simple' | 'walk' }
  | { readonly kind: 'disjoint'; readonly paths: number };

const CODE = Object.fromEntries(VERDICTS.map((verdict, code) => [verdict, code])) as Record<Verdict, number>;

/**
 * Verdict code per leg under a meaning, in one scope (0 is `overall`). Set legs are judged as ever. Throws
 * `limit-exceeded` for `simple` on a network with forward-only links: the question is NP-complete there (Fortune,
 * Hopcroft and Wyllie 1980); `walk` is the cautious answer that can be had.
 */
export function judgeMeaning(view: TrustView, demands: DemandTable, meaning: Meaning, scope = 0): Uint8Array {
  const all = Int32Array.from(demands.from, (_, leg) => leg);
  const exists = judgeLegs(view, demands, scope, all);
  if (meaning.kind === 'exists') return exists;
  const result = exists.slice();
  const paths = all.filter((leg) => demands.from[leg]! >= 0);
  for (const leg of paths) result[leg] = CODE.clean;
  for (const leg of unsettled(view, demands, paths, endLabels(view, demands, NO_TAINT)))
    result[leg] = CODE.disconnected;
  const open = paths.filter((leg) => result[leg] === CODE.clean);
  const asked = (bit: number): Int32Array => holds(view, demands, open, meaning, bit);
  const proven = asked(pessimisticBit(scope));
  const possible = asked(optimisticBit(scope));
  open.forEach((leg, i) => {
    result[leg] = proven[i] === 1 ? CODE.clean : possible[i] === 1 ? CODE.undetermined : CODE.blocked;
  });
  return result;
}

/** 1 per leg where the meaning holds with the elements of `bit` as the unclean ones. */
function holds(view: TrustView, demands: DemandTable, legs: Int32Array, meaning: Meaning, bit: number): Int32Array {
  switch (meaning.kind) {
    case 'exists': // answered before
    case 'some-routed':
    case 'routed':
      return routedHolds(view, demands, legs, bit, meaning.kind === 'routed');
    case 'simple': {
      if (view.network.links.directed) throw directedRefused();
      const paths = simplePaths(view.network, view.taint, bit);
      return eachWay(demands, legs, (from, to) => paths.tainted(from, to) === 0);
    }
    case 'walk': {
      const meets = walkMeetsTaint(view, bit);
      return eachWay(demands, legs, (from, to) => meets(from, to) === false);
    }
    case 'disjoint': {
      const find = disjointPaths(view.network.count, view.network.links.out, view.taint, bit);
      // From an element to itself there is nothing to share: it only has to be clean.
      return eachWay(
        demands,
        legs,
        (from, to) => find(from, to, meaning.paths).length >= (from === to ? 1 : meaning.paths),
      );
    }
  }
}

function eachWay(demands: DemandTable, legs: Int32Array, works: (from: number, to: number) => boolean): Int32Array {
  return legs.map((leg) => {
    const from = demands.from[leg]!;
    const to = demands.to[leg]!;
    return works(from, to) && (demands.twoWay[leg] === 0 || works(to, from)) ? 1 : 0;
  });
}

/** Legs are asked destination by destination: one search serves all that end there. */
function routedHolds(view: TrustView, demands: DemandTable, legs: Int32Array, bit: number, every: boolean): Int32Array {
  const { network, taint } = view;
  const bothWays = network.links.directed || !metricsAreSymmetric(network);
  const byDestination = new Map<number, { leg: number; from: number }[]>();
  const ask = (leg: number, from: number, to: number): void => {
    const asked = byDestination.get(to) ?? [];
    asked.push({ leg, from });
    byDestination.set(to, asked);
  };
  legs.forEach((leg, i) => {
    ask(i, demands.from[leg]!, demands.to[leg]!);
    if (bothWays && demands.twoWay[leg] === 1) ask(i, demands.to[leg]!, demands.from[leg]!);
  });
  const result = new Int32Array(legs.length).fill(1);
  const route = routedTaint(network, taint);
  for (const [to, asked] of byDestination) {
    const answer = route(to);
    const words = every ? answer.any : answer.every;
    for (const { leg, from } of asked) if ((words[from]! & bit) !== 0) result[leg] = 0;
  }
  return result;
}

const directedRefused = () =>
  fail('limit-exceeded', {
    message: 'Whether every loop-free path is clean cannot be answered where links work in one direction only',
    remedy: 'Ask for “walk”, which is stricter, or “routed”, which follows the metrics.',
  });

import { byCodeUnits } from '@cleanpath/model';

/** Bundles compared per step, those of the heaviest demands first. */
const CANDIDATES = 200;

interface Bundle {
  readonly missing: readonly string[];
  weight: number;
}

/**
 * The set of fixes, still missing for some demand, that frees most demand weight per fix (a demand is free once all
 * its needs are fixed). Undefined where no demand is left. Ties: more weight, then ids.
 */
export function nextBundle(
  needs: ReadonlyMap<number, readonly string[]>,
  fixed: ReadonlySet<string>,
  weight: Float64Array,
): readonly string[] | undefined {
  const bundles = distinctBundles(needs, fixed, weight);
  const holding = new Map<string, number[]>();
  bundles.forEach(([, { missing }], index) => {
    for (const fix of missing) {
      const list = holding.get(fix);
      if (list) list.push(index);
      else holding.set(fix, [index]);
    }
  });
  let best: { missing: readonly string[]; weight: number } | undefined;
  for (const [, { missing }] of bundles.slice(0, CANDIDATES)) {
    const hits = new Map<number, number>();
    let freed = 0;
    for (const fix of missing) {
      for (const index of holding.get(fix)!) {
        const seen = (hits.get(index) ?? 0) + 1;
        hits.set(index, seen);
        if (seen === bundles[index]![1].missing.length) freed += bundles[index]![1].weight;
      }
    }
    const gain = freed / missing.length;
    const bestGain = best ? best.weight / best.missing.length : -1;
    if (!best || gain > bestGain || (gain === bestGain && freed > best.weight)) best = { missing, weight: freed };
  }
  return best?.missing;
}

/** Demands with the same missing fixes together, heaviest first, then by ids. */
function distinctBundles(
  needs: ReadonlyMap<number, readonly string[]>,
  fixed: ReadonlySet<string>,
  weight: Float64Array,
): [string, Bundle][] {
  const bundles = new Map<string, Bundle>();
  for (const [demand, need] of needs) {
    const missing = need.filter((fix) => !fixed.has(fix));
    if (missing.length === 0) continue;
    const key = missing.join('\n');
    const bundle = bundles.get(key);
    if (bundle) bundle.weight += weight[demand]!;
    else bundles.set(key, { missing, weight: weight[demand]! });
  }
  return [...bundles].sort((a, b) => b[1].weight - a[1].weight || byCodeUnits(a[0], b[0]));
}

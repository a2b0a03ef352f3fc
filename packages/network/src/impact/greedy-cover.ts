import { demandWeights, plus, WeightSum, type DemandWeights } from './weight-sum.js';
import type { CountAndWeight, SupplierImpactResult } from './types.js';

export interface CoverStep {
  readonly party: number;
  /** Demands this party adds to those of the parties before. */
  readonly added: CountAndWeight;
  readonly covered: CountAndWeight;
}

/**
 * Parties picked one by one so that each adds the most demand weight. On exposure (`out` = X) the first k reach at
 * least 1 − 1/e of what the best k parties expose (Nemhauser, Wolsey, Fisher 1978). On removal there is no such
 * guarantee, because demands also fall only when several parties are gone: use `supplierPairs` there.
 */
export function greedyCover(result: SupplierImpactResult, steps: number, weights?: Float64Array): CoverStep[] {
  const prepared = demandWeights(weights);
  const covered = new Set<number>();
  const left = new Set(result.parties.filter((party) => party.demands.length > 0));
  const chosen: CoverStep[] = [];
  let sum: CountAndWeight = { count: 0, weight: 0 };
  while (chosen.length < steps && left.size > 0) {
    let best: { party: (typeof result.parties)[number]; added: CountAndWeight } | undefined;
    for (const party of left) {
      const added = gain(party.demands, covered, prepared);
      if (added.count === 0) left.delete(party);
      else if (!best || added.weight > best.added.weight) best = { party, added };
    }
    if (!best) break;
    left.delete(best.party);
    for (const demand of best.party.demands) covered.add(demand);
    sum = plus(sum, best.added);
    chosen.push({ party: best.party.party, added: best.added, covered: sum });
  }
  return chosen;
}

function gain(demands: Int32Array, covered: ReadonlySet<number>, weights: DemandWeights): CountAndWeight {
  const sum = new WeightSum(weights);
  for (const demand of demands) if (!covered.has(demand)) sum.add(demand);
  return sum.value;
}

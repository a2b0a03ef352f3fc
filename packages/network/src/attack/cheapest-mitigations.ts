import { byCodeUnits, fail } from '@cleanpath/model';
import { cutModel } from '../clean-up/cut-model.js';
import type { Highs } from '../clean-up/solver.js';
import { describePath, mitigated, type AttackQuestion } from './attack-paths.js';
import { stateOf } from './build-attack-graph.js';
import { derivation, leastEffort } from './hypergraph.js';
import type { AttackState, MitigationSet } from './types.js';

export interface MitigationOptions {
  /** Cost by mitigation id; 1 where none is given. */
  readonly costs?: ReadonlyMap<string, number>;
  readonly signal?: { readonly aborted: boolean };
}

/**
 * The cheapest set of mitigations, applied everywhere, that cuts every goal off: an implicit hitting set. Each way that
 * is still open says that one of the mitigations of its techniques must be taken; the solver picks the cheapest that
 * satisfy all so far, until no way is left. Exact.
 */
export function cheapestMitigations(
  question: AttackQuestion,
  goals: readonly AttackState[],
  highs: Highs,
  options: MitigationOptions = {},
): MitigationSet {
  const { graph, catalog } = question;
  const before = new Set(question.inPlace);
  const ids = [...new Set(graph.techniques.flatMap(({ mitigations }) => mitigations.map(({ id }) => id)))]
    .filter((id) => !before.has(id))
    .sort(byCodeUnits);
  const place = new Map(ids.map((id, i) => [id, i]));
  const cost = Float64Array.from(ids, (id) => options.costs?.get(id) ?? 1);
  const model = cutModel(highs, { choices: ids.length, variables: ids.length, cost, parts: ids.map((_, i) => [i]) });
  try {
    let taken = new Uint8Array(ids.length);
    for (;;) {
      if (options.signal?.aborted) throw fail('cancelled');
      const chosen = ids.filter((_, i) => taken[i] === 1);
      const off = mitigated(graph, new Set([...before, ...chosen]));
      const found = leastEffort(graph, off);
      let open = false;
      for (const goal of goals) {
        const target = stateOf(goal);
        if (!Number.isFinite(found.effort[target]!)) continue;
        open = true;
        const stops = new Set<number>();
        for (const e of derivation(graph, found, target))
          for (const { id } of graph.techniques[graph.technique[e]!]?.mitigations ?? [])
            if (place.has(id)) stops.add(place.get(id)!);
        if (stops.size === 0)
          return { status: 'impossible', mitigations: [], cost: 0, open: describePath(question, found, goal, off)! };
        model.add([...stops].sort((a, b) => a - b));
      }
      if (!open) {
        const total = cost.reduce((sum, c, i) => sum + (taken[i] === 1 ? c : 0), 0);
        const mitigations = chosen.map((id) => ({ id, name: catalog.mitigations.get(id) ?? id }));
        return { status: 'optimal', mitigations, cost: total };
      }
      const { value } = model.branch(
        new Uint8Array(ids.length).fill(1),
        undefined,
        () => options.signal?.aborted ?? false,
      );
      if (!value) throw fail('cancelled');
      taken = Uint8Array.from(ids, (_, i) => (value[i]! > 0.5 ? 1 : 0));
    }
  } finally {
    model.dispose();
  }
}

import type { Records } from '../records.js';
import { rootState } from '../records.js';
import { demandVerdict } from '../naive.js';

/** The cheapest set by trying every set of roots, with the verdicts of the naive analysis. */
export function cheapestByTrial(
  records: Records,
  costs: Float64Array,
  unknownAsUntrusted: boolean,
): { cost: number; hopeless: number[] } {
  const good = unknownAsUntrusted ? ['clean'] : ['clean', 'undetermined'];
  const roots = records.elements.flatMap((element, row) => {
    const state = rootState(records, element, 'overall');
    const counts = state === 'untrusted' || (unknownAsUntrusted && state === 'unknown');
    return counts && costs[row] !== Infinity ? [row] : [];
  });
  const wanted = records.demands.flatMap((demand, d) => {
    const verdict = demandVerdict(records, demand, 'overall');
    return verdict === 'clean' || verdict === 'disconnected' ? [] : [d];
  });
  const served = (chosen: ReadonlySet<number>): number[] => {
    const mended = mend(records, chosen);
    return wanted.filter((d) => good.includes(demandVerdict(mended, records.demands[d]!, 'overall')));
  };
  const possible = served(new Set(roots));
  const hopeless = wanted.filter((d) => !possible.includes(d));
  let best = Infinity;
  for (let mask = 0; mask < 1 << roots.length; mask++) {
    const chosen = roots.filter((_, i) => ((mask >> i) & 1) === 1);
    const cost = chosen.reduce((sum, row) => sum + costs[row]!, 0);
    if (cost < best && possible.every((d) => served(new Set(chosen)).includes(d))) best = cost;
  }
  return { cost: best, hopeless };
}

/** The elements chosen made new: trusted whatever was said of them. */
function mend(records: Records, chosen: ReadonlySet<number>): Records {
  const suppliers = [...records.suppliers, 'replacement'];
  const elements = records.elements.map((element, row) =>
    chosen.has(row)
      ? { id: element.id, kind: element.kind, plane: element.plane, supplier: 'replacement', passive: true }
      : element,
  );
  const policy = { ...records.policy, requiredDependencies: {} };
  // Requirements are lifted for the replaced only: the others keep their state by stating it.
  const kept = elements.map((element, row) => {
    if (chosen.has(row)) return element;
    return { ...element, state: ownStateOf(records, row) };
  });
  return { ...records, elements: kept, suppliers, policy };
}

function ownStateOf(records: Records, row: number): 'trusted' | 'unknown' | 'untrusted' {
  const all = { ...records, policy: { ...records.policy, planes: ALL_PLANES } };
  return rootState(all, records.elements[row]!, 'overall');
}

const ALL_PLANES = [
  'transmission',
  'control',
  'computing',
  'storage',
  'management',
  'power',
] as Records['policy']['planes'];

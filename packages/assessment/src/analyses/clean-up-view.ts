import { fail, numberValue, roundResult, type CitedElement } from '@cleanpath/model';
import { cleanUp, type CleanUpControl, type CleanUpResult, type Highs } from '@cleanpath/network';
import { citedElement } from '../citations.js';
import type { Study } from '../study.js';
import { counted } from '../words.js';
import { demandRows, elementRows } from './rows.js';

export interface CleanUpRequest {
  /** Demand ids; default every service without a proven clean path that is connected. */
  readonly demands?: readonly string[];
  /** Whether unknown elements have to be cleaned as well. */
  readonly unknownAsUntrusted?: boolean;
  readonly meaning?: 'exists' | 'routed';
  /** Costs that replace the stated ones, by element id, in the currency of the dossier. */
  readonly costs?: Readonly<Record<string, number>>;
  /** Elements that cannot be replaced. */
  readonly irreplaceable?: readonly string[];
}

export interface CleanUpView {
  readonly sentence: string;
  readonly status: CleanUpResult['status'];
  readonly cost: number;
  readonly lowerBound: number;
  /** Share of the cost that might be saved at most, 0 to 1. */
  readonly gap: number;
  readonly currency?: string;
  readonly replace: readonly { readonly element: CitedElement; readonly cost?: number }[];
  readonly costUnknown: number;
  readonly served: readonly string[];
  readonly undetermined: readonly string[];
  readonly hopeless: readonly { readonly demand: string; readonly blockers: readonly string[] }[];
  readonly effort: CleanUpResult['effort'];
}

/** The cheapest set of elements to replace so that services get a clean path. Long: run it in a worker. */
export function cleanUpView(
  study: Study,
  highs: Highs,
  request: CleanUpRequest,
  control: CleanUpControl = {},
): CleanUpView {
  const { network, table, dossier } = study;
  const costs = requestedCosts(study, request);
  const result = cleanUp(table, highs, {
    ...control,
    ...(request.demands ? { demands: demandRows(study, request.demands) } : {}),
    ...(request.unknownAsUntrusted === undefined ? {} : { unknownAsUntrusted: request.unknownAsUntrusted }),
    ...(request.meaning === undefined ? {} : { meaning: request.meaning }),
    ...(costs ? { costs } : {}),
  });
  const idOf = (row: number): string => dossier.demands[row]!.id;
  const costOf = (row: number): number | undefined =>
    costs
      ? Number.isNaN(costs[row]!)
        ? undefined
        : costs[row]
      : numberValue(network.elements.number.replacementCost, row);
  const { currency } = dossier.manifest;
  return {
    sentence: sentence(result, currency),
    status: result.status,
    cost: roundResult(result.cost),
    lowerBound: roundResult(result.lowerBound),
    gap: roundResult(result.gap),
    ...(currency === undefined ? {} : { currency }),
    replace: result.chosen.map((row) => {
      const cost = costOf(row);
      return { element: citedElement(study, row), ...(cost === undefined ? {} : { cost: roundResult(cost) }) };
    }),
    costUnknown: result.costUnknown,
    served: result.served.map(idOf),
    undetermined: result.undetermined.map(idOf),
    hopeless: result.hopeless.map(({ demand, blockers }) => ({
      demand: idOf(demand),
      blockers: blockers.map((row) => network.elements.ids[row]!),
    })),
    effort: result.effort,
  };
}

function requestedCosts(study: Study, { costs, irreplaceable }: CleanUpRequest): Float64Array | undefined {
  if (!costs && !irreplaceable) return undefined;
  const { network } = study;
  const column = network.elements.number.replacementCost;
  const result = Float64Array.from({ length: network.count }, (_, row) => numberValue(column, row) ?? Number.NaN);
  for (const [id, cost] of Object.entries(costs ?? {})) {
    if (!(cost >= 0)) throw fail('value-out-of-range', { message: `The cost of ${id} is not 0 or more`, value: cost });
    result[elementRows(study, [id])[0]!] = cost;
  }
  for (const row of elementRows(study, irreplaceable ?? [])) result[row] = Number.POSITIVE_INFINITY;
  return result;
}

/** “Cheapest” is said only of what is proved. */
function sentence(
  { status, chosen, cost, gap, served, hopeless }: CleanUpResult,
  currency: string | undefined,
): string {
  if (served.length === 0)
    return hopeless.length === 0
      ? 'No service needs a clean-up.'
      : `No replacement frees any of ${counted(hopeless.length, 'service')}.`;
  const money = `${roundResult(cost)}${currency === undefined ? '' : ` ${currency}`}`;
  const what = `Replacing ${counted(chosen.length, 'element')} for ${money} frees ${counted(served.length, 'service')}`;
  const left =
    hopeless.length === 0 ? '' : ` ${counted(hopeless.length, 'service')} cannot be freed by any replacement.`;
  return status === 'optimal'
    ? `${what}; no cheaper set does, which is proved.${left}`
    : `${what}; a cheaper set may exist, saving ${(100 * gap).toFixed(1)} % at most.${left}`;
}

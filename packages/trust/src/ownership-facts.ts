import { byCodeUnits, type Supplier, type TrustParameters } from '@cleanpath/model';
import { affiliates } from './ownership/affiliates.js';
import { controlIndex, jointControl, type ControlIndex } from './ownership/control.js';
import { integratedOwnership } from './ownership/integrated-ownership.js';
import { ownershipAt } from './ownership/ownership-graph.js';
import { roundFigure } from './round-figure.js';
import type { SupplierOwnership } from './supplier-assessment.js';

/** Ownership at one date as the assessment uses it. */
export interface OwnershipFacts {
  readonly control: ControlIndex;
  sharesOf(holder: string): ReadonlyMap<string, number>;
  summaryOf(supplier: string): SupplierOwnership;
}

export function ownershipFacts(
  suppliers: readonly Supplier[],
  asOf: string,
  { ownership: { controlVotes, influenceShare } }: TrustParameters,
): OwnershipFacts {
  const graph = ownershipAt(suppliers, asOf);
  const control = controlIndex(graph, controlVotes);
  const joint = new Map(jointControl(graph, control, controlVotes).map(({ held, holders }) => [held, holders]));
  const shares = new Map<string, ReadonlyMap<string, number>>();
  const sharesOf = (holder: string): ReadonlyMap<string, number> => {
    const known = shares.get(holder) ?? integratedOwnership(graph, holder);
    shares.set(holder, known);
    return known;
  };
  return {
    control,
    sharesOf,
    summaryOf(id) {
      const holdings = graph.byHeld.get(id) ?? [];
      const known = holdings.length > 0 && holdings.every((holding) => holding.equity !== undefined);
      const disclosed = holdings.reduce((sum, holding) => sum + (holding.equity ?? 0), 0);
      return {
        group: control.headOf(id),
        controlledBy: [...(control.controlledBy.get(id) ?? [])].sort(byCodeUnits),
        controls: control.controls.get(id) ?? [],
        jointControl: joint.get(id) ?? [],
        ...(known ? { undisclosedShare: roundFigure(Math.max(0, 1 - disclosed)) } : {}),
        review: affiliates(graph, control, id, influenceShare, sharesOf).review,
      };
    },
  };
}

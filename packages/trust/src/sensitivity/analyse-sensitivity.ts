import { byCodeUnits, type EvidenceType } from '@cleanpath/model';
import type { Study } from '../case/study.js';
import { outcomeText } from '../decision/explain.js';
import type { Flip, SupplierSensitivity } from '../supplier-assessment.js';
import { leaveOneOut, type ItemEffect } from './leave-one-out.js';
import { parameterShifts, type ShiftedInputs } from './parameter-shifts.js';
import { sourceFlips } from './source-shifts.js';
import { weightAcceptability } from './weight-acceptability.js';
import type { SampledWeights } from './weight-samples.js';

export interface SensitivityAnalysis {
  /** Per item of the case. */
  readonly effects: readonly ItemEffect[];
  readonly summary: SupplierSensitivity;
}

/** What the full analysis needs beyond the case. */
export interface FullAnalysis {
  readonly seed: number;
  readonly sampled: SampledWeights;
  readonly types: ReadonlyMap<string, EvidenceType>;
  /** The same supplier under other parameters. */
  readonly rebuild: (inputs: ShiftedInputs) => Study;
}

/** Items named as the most influential ones. */
const MOST_INFLUENTIAL = 5;

/** How firmly a decision stands: which items, sources, grades, parameters and weights it hangs on. */
export function analyseSensitivity(base: Study, full: FullAnalysis | undefined): SensitivityAnalysis {
  const effects = leaveOneOut(base);
  const { items } = base.theCase;
  const itemFlips = effects.flatMap(({ changes }, index): Flip[] =>
    changes.map((change) => ({ ...change, cause: 'without-item', id: items[index]!.evidence.id })),
  );
  const { smaaDraws } = base.theCase.parameters.sensitivity;
  return {
    effects,
    summary: {
      fragile: itemFlips.length > 0,
      sentences: sentences(base, itemFlips),
      flips: full === undefined ? itemFlips : [...itemFlips, ...sourceFlips(base)],
      mostInfluential: mostInfluential(base, effects),
      ...(full === undefined
        ? {}
        : {
            smaa: weightAcceptability(base, {
              seed: full.seed,
              sampled: full.sampled,
              draws: smaaDraws,
              weights: 'dirichlet',
            }),
            parameters: parameterShifts(base, full.types, full.rebuild),
          }),
    },
  };
}

function sentences(base: Study, flips: readonly Flip[]): string[] {
  const { supplier } = base.theCase;
  return flips.map(
    (flip) =>
      `Without evidence item ${flip.id}, ${supplier.name} ${outcomeText(flip.to)} at tier ${flip.tier} instead of ${flip.from.replace('-', ' ')}.`,
  );
}

/** Items that moved the mean at the root most; what moves only its own criterion comes after. */
function mostInfluential({ theCase }: Study, effects: readonly ItemEffect[]): string[] {
  return effects
    .map((effect, index) => ({ effect, id: theCase.items[index]!.evidence.id }))
    .filter(({ effect }) => effect.deltaCriterion !== 0)
    .sort(
      (x, y) =>
        Math.abs(y.effect.deltaMean) - Math.abs(x.effect.deltaMean) ||
        Math.abs(y.effect.deltaCriterion) - Math.abs(x.effect.deltaCriterion) ||
        byCodeUnits(x.id, y.id),
    )
    .slice(0, MOST_INFLUENTIAL)
    .map(({ id }) => id);
}

import { DEPENDENCE_MODES, type EvidenceType, type TrustParameters } from '@cleanpath/model';
import type { Study } from '../case/study.js';
import { roundFigure } from '../round-figure.js';
import type { ParameterShift } from '../supplier-assessment.js';
import { outcomeChanges } from './changes.js';

/** What a shift replaces before the case is built again. */
export interface ShiftedInputs {
  readonly parameters: TrustParameters;
  readonly types: ReadonlyMap<string, EvidenceType>;
}

/** Factors by which half-lives and the prior weight are varied. */
const FACTORS = [0.5, 2] as const;

/** A base rate that takes an unexamined supplier as unproven rather than as even odds. */
const CAUTIOUS_BASE_RATE = 0.2;

/** The decision under other values of the parameters that are a matter of choice. */
export function parameterShifts(
  base: Study,
  types: ReadonlyMap<string, EvidenceType>,
  rebuild: (inputs: ShiftedInputs) => Study,
): ParameterShift[] {
  const { parameters } = base.theCase;
  const shifts: ParameterShift[] = [];
  const add = (parameter: string, value: string, inputs: Partial<ShiftedInputs>): void => {
    const shifted = rebuild({ parameters, types, ...inputs });
    shifts.push({
      parameter,
      value,
      mean: roundFigure(shifted.evaluations[0]!.beliefs[0]!.mean),
      changes: outcomeChanges(
        base,
        shifted.verdicts.map((verdict) => verdict.outcome),
      ),
    });
  };
  for (const factor of FACTORS) {
    const priorWeight = parameters.opinion.priorWeight * factor;
    add('opinion.priorWeight', String(priorWeight), {
      parameters: { ...parameters, opinion: { ...parameters.opinion, priorWeight } },
    });
    add('halfLifeMonths', `×${factor}`, {
      types: new Map([...types].map(([id, type]) => [id, { ...type, halfLifeMonths: type.halfLifeMonths * factor }])),
    });
  }
  add('opinion.baseRate', String(CAUTIOUS_BASE_RATE), {
    parameters: { ...parameters, opinion: { ...parameters.opinion, baseRate: CAUTIOUS_BASE_RATE } },
  });
  const { B, C, D, E, F } = parameters.sourceTrust;
  add('sourceTrust', 'each grade as the next lower', {
    parameters: { ...parameters, sourceTrust: { A: B, B: C, C: D, D: E, E, F } },
  });
  for (const dependence of DEPENDENCE_MODES) {
    if (dependence === parameters.aggregation.dependence) continue;
    add('aggregation.dependence', dependence, {
      parameters: { ...parameters, aggregation: { ...parameters.aggregation, dependence } },
    });
  }
  return shifts;
}

import type { TrustParameters, Veto } from '@cleanpath/model';
import { dayNumber } from '../evidence/calendar.js';

export interface VetoState {
  readonly upheld: Veto | undefined;
  readonly open: Veto | undefined;
}

/** Vetoes in force against a supplier on a day. An open veto lapses when it is not decided in time. */
export function vetoesAt(
  vetoes: readonly Veto[] | undefined,
  supplier: string,
  asOf: string,
  parameters: TrustParameters,
): VetoState {
  const recorded = (vetoes ?? []).filter((veto) => veto.supplier === supplier && veto.date <= asOf);
  const lapsed = (veto: Veto): boolean => dayNumber(asOf) - dayNumber(veto.date) > parameters.decision.vetoLapseDays;
  return {
    upheld: recorded.find((veto) => veto.status === 'upheld'),
    open: recorded.find((veto) => veto.status === 'open' && !lapsed(veto)),
  };
}

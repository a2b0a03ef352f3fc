import { TIERS, trustCode, VERDICTS } from '@cleanpath/model';
import {
  effectiveTrust,
  ownStates,
  verdicts,
  type Network,
  type OwnStates,
  type VerdictTable,
} from '@cleanpath/network';
import type { Study } from './study.js';

/** Verdicts if these elements were trusted by themselves (replaced, or cleared by evidence). */
export function verdictsIfTrusted(study: Study, rows: readonly number[]): VerdictTable {
  const root = study.own.root.slice();
  const state = study.own.state.slice();
  for (const row of rows) {
    root[row] = trustCode('trusted');
    state[row] = trustCode('trusted');
  }
  return overallVerdicts(study, { ...study.own, root, state });
}

/** Verdicts if evidence showed the supplier to be trusted wherever it is unknown now. */
export function verdictsIfSupplierTrusted(study: Study, supplierRow: number): VerdictTable {
  const supplierStates = study.input.supplierStates.slice();
  for (let i = supplierRow * TIERS.length; i < (supplierRow + 1) * TIERS.length; i++) {
    if (supplierStates[i] === trustCode('unknown')) supplierStates[i] = trustCode('trusted');
  }
  return overallVerdicts(study, ownStates(study.network, { ...study.input, supplierStates }));
}

/** Verdicts over all counted planes together; leaving out those per plane saves most of the work. */
function overallVerdicts({ network, table }: Study, own: OwnStates): VerdictTable {
  const overall: Network = { ...network, policy: { ...network.policy, planes: [] } };
  return verdicts(effectiveTrust(overall, own), table.demands);
}

/** Demands that were not clean and are clean in the other table. */
export function becomesClean(before: VerdictTable, after: VerdictTable): number {
  const clean = VERDICTS.indexOf('clean');
  let count = 0;
  for (let d = 0; d < before.verdict.length; d++)
    if (before.verdict[d] !== clean && after.verdict[d] === clean) count++;
  return count;
}

/** Demands that were blocked and are not in the other table. */
export function unblocked(before: VerdictTable, after: VerdictTable): number {
  const blocked = VERDICTS.indexOf('blocked');
  let count = 0;
  for (let d = 0; d < before.verdict.length; d++)
    if (before.verdict[d] === blocked && after.verdict[d] !== blocked) count++;
  return count;
}

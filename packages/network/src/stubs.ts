import { fail, type Demand, type Dossier, type NetworkPolicy, type TrustState } from '@cleanpath/model';
import type * as t from './types.js';

/* Signatures first, bodies follow: each moves to its own file. */
const soon = (): never => {
  throw fail('internal-error', { message: 'not built yet' });
};
export const compileNetwork: (
  dossier: Pick<Dossier, 'elements' | 'relations' | 'suppliers' | 'products'>,
  policy: NetworkPolicy,
) => t.Network = soon;
export const compileDemands: (network: t.Network, demands: readonly Demand[]) => t.DemandTable = soon;
export const ownStates: (network: t.Network, input: t.OwnStateInput) => t.OwnStates = soon;
/** Every reason of an element's own state, not only the deciding one. */
export const ownReasons: (network: t.Network, input: t.OwnStateInput, element: number) => readonly t.OwnReason[] = soon;
export const effectiveTrust: (network: t.Network, own: t.OwnStates) => t.TrustView = soon;
export const effectiveState: (view: t.TrustView, element: number, scope?: t.Scope) => TrustState = soon;
/** Undefined where the element is clean in the scope. */
export const explainExposure: (view: t.TrustView, element: number, scope?: t.Scope) => t.WitnessChain | undefined =
  soon;
export const rootsOf: (
  view: t.TrustView,
  element: number,
  options?: { scope?: t.Scope; limit?: number },
) => t.RootList = soon;
export const elementFinding: (
  view: t.TrustView,
  element: number,
  options?: { scope?: t.Scope; rootLimit?: number },
) => t.ElementFinding | undefined = soon;
export const verdicts: (view: t.TrustView, demands: t.DemandTable) => t.VerdictTable = soon;
export const verdictCounts: (table: t.VerdictTable, scope?: t.Scope) => t.VerdictCounts = soon;
/** Witnesses for the demand rows given, in that order. */
export const demandEvidence: (
  table: t.VerdictTable,
  demands: Iterable<number>,
  options?: t.EvidenceOptions,
) => readonly t.DemandEvidence[] = soon;
/** `lost[e]` = 1 for elements that are gone themselves. */
export const failures: (network: t.Network, lost: Uint8Array) => t.FailureView = soon;
export const explainFailure: (view: t.FailureView, element: number) => t.FailureProof | undefined = soon;
/** Suppliers each element is exposed to: X(v). Default: all suppliers in one block. */
export const supplierExposure: (network: t.Network, block?: { first?: number; words?: number }) => t.SupplierRows =
  soon;
/** Suppliers whose removal alone makes each element fail: Fset(v). */
export const supplierFailure: (network: t.Network, block?: { first?: number; words?: number }) => t.SupplierRows = soon;
/** Blocks of at most `words` words (default 8 = 256 suppliers) after each other; the rows are reused between calls. */
export const forEachSupplierBlock: (
  network: t.Network,
  kind: 'exposure' | 'failure',
  visit: (block: t.SupplierRows) => void,
  words?: number,
) => void = soon;
export const causes: (table: t.VerdictTable, input: t.OwnStateInput, options?: t.CauseOptions) => t.CauseReport = soon;
export const evidenceWorth: (table: t.VerdictTable, options?: { limit?: number }) => readonly t.EvidenceWorth[] = soon;

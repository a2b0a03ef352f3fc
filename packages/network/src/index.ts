export * from './types.js';
export { compileNetwork } from './compile/compile-network.js';
export { compileDemands } from './compile/compile-demands.js';
export { ownReasons, ownStates } from './trust/own-states.js';
export { effectiveState, effectiveTrust } from './trust/effective-trust.js';
export { explainExposure } from './trust/explain-exposure.js';
export { elementFinding, rootsOf } from './trust/roots.js';
export { dependents } from './trust/root-distance.js';
export { explainFailure, failures } from './availability/failures.js';
export {
  forEachSupplierBlock,
  supplierExposure,
  supplierFailure,
  type SupplierBlock,
} from './suppliers/supplier-rows.js';
export { verdictCounts, verdicts } from './verdicts/verdicts.js';
export * from './impact/index.js';
export * from './concentration/index.js';
export { demandEvidence } from './evidence/demand-evidence.js';
export { causes } from './causes/causes.js';
export { evidenceWorth } from './causes/evidence-worth.js';
export { cleanLabels, connectivity, type CleanLabels } from './verdicts/clean-labels.js';
export * from './meanings/index.js';
export * from './clean-up/index.js';
export * from './what-if/index.js';
export * from './slices/index.js';
export * from './next-evidence/index.js';
export * from './protection/index.js';
export * from './attack/index.js';
export * from './party-groups/index.js';

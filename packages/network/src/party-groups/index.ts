export * from './types.js';
export { groupSuppliers, singleSuppliers } from './group-suppliers.js';
export { groupExposure, groupFailure } from './group-lists.js';
export { groupFailurePairs, MAX_FAILURE_PAIRS } from './group-failure-pairs.js';
export { groupImpact, groupPairs, type GroupImpact } from './group-impact.js';

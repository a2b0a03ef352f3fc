export * from './types.js';
export { concentration, singleSupplierCells } from './concentration.js';
export { marketIndices, mergerDelta, hhiAfterRemoval, unbiasedHhi, HHI_SCALE } from './indices.js';
export { concentrationBounds } from './bounds.js';
export { judgeConcentration, bandOf } from './thresholds.js';
export { criticalityWeighted, demandWeightOfElements } from './measures.js';

export * from './types.js';
export { cleanUp, describeCleanUp } from './clean-up.js';
export { prepareCleanUp, type PreparedCleanUp } from './prepare.js';
export { solveInstance } from './solve-instance.js';
export { loadSolver, type Highs } from './solver.js';

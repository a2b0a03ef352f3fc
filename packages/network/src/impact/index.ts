export * from './types.js';
export { solveAll } from './solve-all.js';

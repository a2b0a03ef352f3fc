export * from './types.js';
export { nextEvidence } from './next-evidence.js';

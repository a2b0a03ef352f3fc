export * from './types.js';
export { openWhatIf, MAX_ADDED } from './open-what-if.js';

export * from './types.js';
export { isolation } from './isolation.js';

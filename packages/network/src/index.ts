export * from './types.js';
export * from './stubs.js';

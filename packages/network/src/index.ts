export * from './types.js';
export * from './stubs.js';
export * from './impact/index.js';
export * from './concentration/index.js';

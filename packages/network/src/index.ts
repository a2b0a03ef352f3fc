export {};
export * from './impact/index.js';
export * from './concentration/index.js';

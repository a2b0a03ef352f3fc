export * from './ownership-graph.js';
export * from './control.js';
export * from './integrated-ownership.js';
export * from './affiliates.js';

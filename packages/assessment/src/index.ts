export * from './assess.js';
export * from './catalogs.js';
export * from './content-hash.js';
export * from './engine-version.js';
export * from './explain-element.js';
export * from './outputs.js';
export * from './run.js';
export * from './report/index.js';

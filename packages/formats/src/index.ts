export * from './dossier/index.js';
export * from './text/index.js';
export * from './import/index.js';

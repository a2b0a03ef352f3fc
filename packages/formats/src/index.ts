export * from './dossier/index.js';
export * from './text/index.js';

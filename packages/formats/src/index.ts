export * from './dossier/index.js';
export * from './text/index.js';
export * from './import/index.js';
export * from './snapshot/index.js';
export * from './export/index.js';
export * from './edit/index.js';
export * from './upload/index.js';
export * from './threat/index.js';

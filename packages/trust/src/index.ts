export type * from './supplier-assessment.js';
export type * from './catalogs/catalogs.js';

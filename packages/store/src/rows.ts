/** The shape of rows without a database behind it: for worker threads, which should not load an engine. */
export * from './repositories/snapshot-row-parts.js';
export * from './repositories/assessment-row-parts.js';

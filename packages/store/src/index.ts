export * from './schema/database.js';
export * from './store.js';

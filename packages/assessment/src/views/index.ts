export * from './view-types.js';
export * from './effective-codes.js';
export * from './element-page.js';
export * from './element-csv.js';
export * from './element-card.js';
export * from './drawn-routes.js';
export * from './map-layer.js';
export * from './service-view.js';

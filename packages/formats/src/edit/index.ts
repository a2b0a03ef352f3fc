export * from './change.js';
export * from './apply-changes.js';
export * from './describe-change.js';

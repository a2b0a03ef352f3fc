export * from './comparison.js';
export * from './compare-assessments.js';

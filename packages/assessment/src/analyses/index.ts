export * from './clean-up-view.js';
export * from './what-if-session.js';
export * from './isolation-view.js';
export * from './evidence-view.js';
export * from './protection-view.js';
export * from './attack-view.js';
export * from './group-view.js';

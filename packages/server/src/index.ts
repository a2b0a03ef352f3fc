export * from './access/actor.js';
export * from './config/config.js';
export * from './platform.js';

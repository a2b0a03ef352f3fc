export * from './access/actor.js';
export * from './config/config.js';
export * from './platform.js';
export * from './start-server.js';
export { createApp, type AppOptions } from './http/create-app.js';
export { createLogger } from './http/logger.js';
export { HANDLERS } from './handlers/index.js';
export type { Answer, Call, Handler, Handlers, StoredAnswer } from './http/handler.js';

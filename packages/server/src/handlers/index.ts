import type { Handlers } from '../http/handler.js';
import { pendingHandlers } from './pending.js';
import { systemHandlers } from './system.js';

/** Every operation of the API. */
export const HANDLERS: Handlers = {
  ...pendingHandlers(),
  ...systemHandlers,
};

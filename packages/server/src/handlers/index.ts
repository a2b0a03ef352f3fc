import type { Handlers } from '../http/handler.js';
import { pendingHandlers } from './pending.js';

/** Every operation of the API. */
export const HANDLERS: Handlers = {
  ...pendingHandlers(),
};

import type { Handlers } from '../http/handler.js';
import { administrationHandlers } from './administration.js';
import { pendingHandlers } from './pending.js';
import { sessionHandlers } from './session.js';
import { systemHandlers } from './system.js';

/** Every operation of the API. */
export const HANDLERS: Handlers = {
  ...pendingHandlers(),
  ...systemHandlers,
  ...sessionHandlers,
  ...administrationHandlers,
};

import type { Handlers } from '../http/handler.js';
import { administrationHandlers } from './administration.js';
import { assessmentHandlers } from './assessments.js';
import { draftHandlers } from './drafts.js';
import { eventHandlers } from './events.js';
import { grantHandlers } from './grants.js';
import { importHandlers } from './imports.js';
import { jobHandlers } from './jobs.js';
import { networkHandlers } from './networks.js';
import { policyHandlers } from './policies.js';
import { searchHandlers } from './search.js';
import { sessionHandlers } from './session.js';
import { snapshotHandlers } from './snapshots.js';
import { systemHandlers } from './system.js';
import { viewHandlers } from './views.js';

/** Every operation of the API: one without a handler does not compile. */
export const HANDLERS: Handlers = {
  ...systemHandlers,
  ...sessionHandlers,
  ...administrationHandlers,
  ...networkHandlers,
  ...grantHandlers,
  ...snapshotHandlers,
  ...policyHandlers,
  ...importHandlers,
  ...draftHandlers,
  ...assessmentHandlers,
  ...viewHandlers,
  ...eventHandlers,
  ...jobHandlers,
  ...searchHandlers,
};

import { administrationRoutes } from './topics/administration.js';
import { assessmentRoutes } from './topics/assessments.js';
import { draftRoutes } from './topics/drafts.js';
import { importRoutes } from './topics/imports.js';
import { jobRoutes } from './topics/jobs.js';
import { networkRoutes } from './topics/networks.js';
import { policyRoutes } from './topics/policies.js';
import { searchRoutes } from './topics/search.js';
import { sessionRoutes } from './topics/session.js';
import { systemRoutes } from './topics/system.js';
import { viewRoutes } from './topics/views.js';

/** Every operation of the API by its id. */
export const ROUTES = {
  ...systemRoutes,
  ...sessionRoutes,
  ...administrationRoutes,
  ...networkRoutes,
  ...importRoutes,
  ...draftRoutes,
  ...policyRoutes,
  ...assessmentRoutes,
  ...viewRoutes,
  ...jobRoutes,
  ...searchRoutes,
} as const;

export type Routes = typeof ROUTES;
export type RouteId = keyof Routes;

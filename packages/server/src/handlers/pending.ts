import { ROUTES, type RouteId } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import type { Handlers } from '../http/handler.js';

/** Handlers that say the operation is not there yet. */
export function pendingHandlers(): Handlers {
  const pending = (): Promise<never> => Promise.reject(fail('unavailable'));
  const entries = (Object.keys(ROUTES) as RouteId[]).map((id) => [id, pending] as const);
  return Object.fromEntries(entries) as unknown as Handlers;
}

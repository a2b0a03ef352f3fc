import { fail } from '@cleanpath/model';
import type { Actor } from '../access/actor.js';

/** How long giving one's password lasts for sensitive changes: ten minutes. ASVS 7.5.1, 7.5.3. */
export const CONFIRMATION_MILLISECONDS = 10 * 60 * 1000;

/** Throws `reauthenticate` unless the person proved who they are within ten minutes; API keys never can. */
export function requireRecentConfirmation(actor: Actor, now: Date): void {
  const age = actor.confirmedAt === undefined ? Infinity : now.getTime() - actor.confirmedAt.getTime();
  if (actor.kind !== 'person' || !(age >= 0 && age <= CONFIRMATION_MILLISECONDS)) throw fail('reauthenticate');
}

import type { LiveSession } from '@cleanpath/store';
import type { Config } from '../config/config.js';
import { hashSecret, sameHash } from './secrets.js';

/** A session gets a new secret this often, in milliseconds. */
export const ROTATE_AFTER = 15 * 60_000;
/** So long the secret before still counts: requests that were under way with it. */
export const ROTATION_GRACE = 30_000;
/** Sessions a person can have; the oldest give way (ASVS 7.1.2). */
export const MAX_SESSIONS = 20;
/** `last_seen_at` is written at most this often: a minute, or a quarter of a short idle limit. */
const TOUCH_AFTER = 60_000;

/** Whether the secret presented belongs to the session: its present one, the one before within the grace, or neither. */
export function secretAge(session: LiveSession, secret: string, now: Date): 'current' | 'previous' | undefined {
  const hash = hashSecret(secret);
  if (sameHash(hash, session.secret_hash)) return 'current';
  if (session.previous_hash === null || !sameHash(hash, session.previous_hash)) return undefined;
  return now.getTime() - session.rotated_at.getTime() <= ROTATION_GRACE ? 'previous' : undefined;
}

/** Ended by its absolute or its idle limit (ASVS 7.3.1, 7.3.2). */
export function isExpired(
  session: Pick<LiveSession, 'expires_at' | 'last_seen_at'>,
  config: Config,
  now: Date,
): boolean {
  const idle = now.getTime() - session.last_seen_at.getTime();
  return now.getTime() >= session.expires_at.getTime() || idle > config.sessionIdleMinutes * 60_000;
}

export function isDueForTouch(lastSeen: Date | null, config: Config, now: Date): boolean {
  const interval = Math.min(TOUCH_AFTER, (config.sessionIdleMinutes * 60_000) / 4);
  return lastSeen === null || now.getTime() - lastSeen.getTime() >= interval;
}

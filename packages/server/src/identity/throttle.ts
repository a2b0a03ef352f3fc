import { addFailure, findThrottle, forgiveFailure, setThrottle } from '@cleanpath/store';
import { addressKey, tooMany } from '../http/rate-limits.js';
import type { Platform } from '../platform.js';
import { hashSecret } from './secrets.js';

/** How often somebody may fail before the waiting begins, and for how long failures are remembered. */
interface ThrottleRule {
  readonly free: number;
  /** Longest wait in milliseconds. */
  readonly longest: number;
}

/** A person mistypes a few times; guessing online beyond that gets slower with every try (ASVS 6.3.1). */
const ACCOUNT: ThrottleRule = { free: 5, longest: 15 * 60_000 };
/** Many people may sit behind one address. */
const ADDRESS: ThrottleRule = { free: 40, longest: 15 * 60_000 };
/** The first wait; it doubles with each further failure. */
const FIRST_WAIT = 1000;
/** Failures are forgotten after a day without one. */
const REMEMBERED = 24 * 3600_000;

export interface ThrottleKey {
  readonly hash: string;
  readonly rule: ThrottleRule;
  readonly forgiveAll: boolean;
}

/** Per account as typed, whether there is one or not: the answers must not tell (ASVS 6.3.8). */
export function accountKey(email: string): ThrottleKey {
  return { hash: hashSecret(`throttle:account:${email.toLowerCase()}`), rule: ACCOUNT, forgiveAll: true };
}

/** Second factors of one person, counted beside the password: who knows it may not guess on for ever. */
export function factorKey(personId: string): ThrottleKey {
  return { hash: hashSecret(`throttle:factor:${personId}`), rule: ACCOUNT, forgiveAll: true };
}

/** A success takes back only its own failure: an attacker's own account must not wash an address clean. */
export function addressThrottle(address: string): ThrottleKey {
  return { hash: hashSecret(`throttle:address:${addressKey(address)}`), rule: ADDRESS, forgiveAll: false };
}

/**
 * Judges a secret under the throttles given: refuses with `too-many-requests` while one of them has to wait. Every try
 * counts as failed before it is judged, so that many at once do not get through together; a success takes it back.
 * `judge` gives undefined for a failure.
 */
export async function throttled<T>(
  platform: Platform,
  keys: readonly ThrottleKey[],
  judge: () => Promise<T | undefined>,
): Promise<T | undefined> {
  await countTries(platform, keys);
  const result = await judge();
  if (result !== undefined) {
    await platform.store.transaction(async (tx) => {
      for (const key of keys) await forgiveFailure(tx, key.hash, key.forgiveAll);
    });
  }
  return result;
}

async function countTries(platform: Platform, keys: readonly ThrottleKey[]): Promise<void> {
  const now = platform.now();
  const wait = await platform.store.transaction(async (tx) => {
    let longest = 0;
    for (const key of keys) {
      const row = await findThrottle(tx, key.hash, now);
      if (row !== undefined) longest = Math.max(longest, row.until - now.getTime());
    }
    if (longest > 0) return longest;
    for (const key of keys) {
      const failures = await addFailure(tx, key.hash, now, new Date(now.getTime() + REMEMBERED));
      const delay = waitAfter(failures, key.rule);
      if (delay > 0) await setThrottle(tx, key.hash, now.getTime() + delay);
    }
    return 0;
  });
  if (wait > 0) throw tooMany(Math.ceil(wait / 1000));
}

/** Milliseconds to wait after so many failures in a row. */
export function waitAfter(failures: number, rule: ThrottleRule): number {
  if (failures < rule.free) return 0;
  return Math.min(rule.longest, FIRST_WAIT * 2 ** Math.min(30, failures - rule.free));
}

import { isIPv6 } from 'node:net';
import { fail } from '@cleanpath/model';

export interface RateLimit {
  /** Requests that may come at once. */
  readonly burst: number;
  /** Requests that come back per second. */
  readonly perSecond: number;
}

/** Requests of one address that are not signed in. A console opens a few dozen files at its first load. */
export const ANONYMOUS_LIMIT: RateLimit = { burst: 400, perSecond: 10 };
/** Attempts to sign in or to use a one-time link per address; per account, identity counts on its own (ASVS 5.0 §6.3.1). */
export const SIGN_IN_LIMIT: RateLimit = { burst: 20, perSecond: 0.2 };
/** Requests of one address with credentials that are wrong: keys are guessed by programs, not by people. */
export const FAILURE_LIMIT: RateLimit = { burst: 60, perSecond: 1 };
/** Requests of one signed-in actor: far above a person, below what would starve the others. */
export const ACTOR_LIMIT: RateLimit = { burst: 20_000, perSecond: 5000 };

/** Buckets remembered; beyond that the oldest are forgotten, which lets through and never locks out. */
const MAX_BUCKETS = 50_000;

interface Bucket {
  tokens: number;
  at: number;
}

export interface RateLimiter {
  /** Takes one token; seconds to wait where there is none. */
  take(key: string): number;
  /** Whether a token is left, without taking it. */
  exhausted(key: string): boolean;
}

/** Token buckets in memory, by key; the clock is an argument so that tests can set it. */
export function rateLimiter(limit: RateLimit, now: () => number): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const refill = (key: string): Bucket => {
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: limit.burst, at };
    bucket.tokens = Math.min(limit.burst, bucket.tokens + (Math.max(0, at - bucket.at) / 1000) * limit.perSecond);
    bucket.at = at;
    return bucket;
  };
  return {
    take: (key) => {
      const bucket = refill(key);
      if (!buckets.has(key)) {
        if (buckets.size >= MAX_BUCKETS) buckets.delete(buckets.keys().next().value!);
        buckets.set(key, bucket);
      }
      if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / limit.perSecond));
      bucket.tokens -= 1;
      return 0;
    },
    exhausted: (key) => refill(key).tokens < 1,
  };
}

/** One key per caller: IPv6 hosts have 2^64 addresses to choose from (RFC 4291 §2.5.4), so their network counts. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address;
  if (address.startsWith('::ffff:')) return address.slice(7);
  const [head = '', tail = ''] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const groups = address.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left;
  return groups.slice(0, 4).join(':');
}

/** The refusal, with what Retry-After has to say. */
export function tooMany(seconds: number): Error {
  return Object.assign(fail('too-many-requests', { message: `Too many requests: wait ${seconds} s` }), {
    retryAfter: seconds,
  });
}

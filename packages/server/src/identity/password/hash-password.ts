import { hash, verify } from '@node-rs/argon2';
import { tooMany } from '../../http/rate-limits.js';

/** argon2id parameters: OWASP Password Storage Cheat Sheet, second row of its list (19 MiB, 2 passes, 1 lane). ASVS 11.4.2. */
const MEMORY_KIBIBYTES = 19_456;
const PASSES = 2;
const LANES = 1;

/** Hashes at the same time: two cores' worth, 38 MiB, however many people sign in at once. */
const AT_ONCE = 2;
/** Waiting in line: at about 30 ms each the last one waits a second; more are sent away. */
const MAX_WAITING = 64;
/** What somebody is told to wait who was sent away, in seconds. */
const RETRY_SECONDS = 5;

const OPTIONS = { algorithm: 2, memoryCost: MEMORY_KIBIBYTES, timeCost: PASSES, parallelism: LANES };

/** The password as argon2id in PHC form, with a random salt. */
export function hashPassword(password: string): Promise<string> {
  return inLine(() => hash(normalised(password), OPTIONS));
}

/**
 * Whether the password belongs to the hash. Without a hash (nobody of that name, or a person without a password) the
 * same work is done against one nobody knows, so that the time tells nothing (ASVS 6.3.8).
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const nobody = await nobodysHash();
  const matches = await inLine(() => verify(stored ?? nobody, normalised(password)));
  return matches && stored !== undefined && stored !== null;
}

/** One form for each character, whatever keyboard typed it (NIST SP 800-63B-4 §3.1.1.2). */
function normalised(password: string): string {
  return password.normalize('NFKC');
}

let nobody: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobody ??= hash(crypto.randomUUID(), OPTIONS);
  return nobody;
}

let running = 0;
const waiting: (() => void)[] = [];

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw tooMany(RETRY_SECONDS);
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The place is handed on, not given back, so that nobody slips in between.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

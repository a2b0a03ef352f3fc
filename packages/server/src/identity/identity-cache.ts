import type { LiveApiKey, LiveSession, Store } from '@cleanpath/store';

/** Who a session or key stands for, as last read from the database. */
export interface IdentityCache {
  session(id: string, load: () => Promise<LiveSession | undefined>): Promise<LiveSession | undefined>;
  apiKey(id: string, load: () => Promise<LiveApiKey | undefined>): Promise<LiveApiKey | undefined>;
  /** Forgets everything; called after every change to people, memberships, sessions and keys. */
  clear(): void;
}

/** Sessions and keys remembered; a nation has a few hundred people at work at once. */
const MAX_ENTRIES = 5000;

/**
 * The embedded database has this process alone, so what was read stays true until this process changes it: every change
 * goes through `changeIdentity`, which clears the cache before the change is acknowledged. With PostgreSQL other
 * processes may change it, and each request asks the database.
 */
export function identityCache(store: Store): IdentityCache {
  let cache = caches.get(store);
  if (cache === undefined) {
    cache = store.embedded ? remembering() : forgetting;
    caches.set(store, cache);
  }
  return cache;
}

const caches = new WeakMap<Store, IdentityCache>();

const forgetting: IdentityCache = { session: (_, load) => load(), apiKey: (_, load) => load(), clear: () => undefined };

function remembering(): IdentityCache {
  // A read that began before a change may end after it: its result must not be kept.
  let generation = 0;
  const sessions = new Map<string, LiveSession>();
  const keys = new Map<string, LiveApiKey>();
  const through = async <T>(
    map: Map<string, T>,
    id: string,
    load: () => Promise<T | undefined>,
  ): Promise<T | undefined> => {
    const known = map.get(id);
    if (known !== undefined) return known;
    const begun = generation;
    const loaded = await load();
    if (loaded !== undefined && begun === generation) {
      if (map.size >= MAX_ENTRIES) map.clear();
      map.set(id, loaded);
    }
    return loaded;
  };
  return {
    session: (id, load) => through(sessions, id, load),
    apiKey: (id, load) => through(keys, id, load),
    clear: () => {
      generation += 1;
      sessions.clear();
      keys.clear();
    },
  };
}

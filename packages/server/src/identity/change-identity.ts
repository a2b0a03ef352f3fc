import type { Transaction } from 'kysely';
import type { Database, Store } from '@cleanpath/store';
import { identityCache } from './identity-cache.js';

/**
 * The only way people, memberships, sessions, factors and keys are changed: one transaction, after which nothing read
 * before it is believed any more. Holds also where the transaction failed half-known.
 */
export async function changeIdentity<T>(store: Store, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
  try {
    return await store.transaction(work);
  } finally {
    identityCache(store).clear();
  }
}

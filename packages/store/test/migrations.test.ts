import { sql } from 'kysely';
import { afterAll, describe } from 'vitest';
import { openStore, type Store } from '../src/index.ts';
import { migrationsContract } from './contract/migrations.ts';

describe('embedded', () => {
  let store: Store | undefined;
  afterAll(() => store?.close());
  migrationsContract(async () => {
    store ??= await openStore({ memory: true });
    await sql`drop schema public cascade`.execute(store.db);
    await sql`create schema public`.execute(store.db);
    return { ...store, close: () => Promise.resolve() };
  });
});

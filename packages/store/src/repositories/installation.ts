import type { Queryable } from '../store.js';

/** A fact about this installation, by key; undefined where it is not known. */
export async function installationFact(db: Queryable, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('installation').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

/** Sets a fact for good: where another process was first, its value is returned. */
export async function ensureInstallationFact(db: Queryable, key: string, value: string): Promise<string> {
  await db
    .insertInto('installation')
    .values({ key, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('installation').select('value').where('key', '=', key).executeTakeFirstOrThrow();
  return row.value;
}

/** Sets or changes a fact. */
export async function setInstallationFact(db: Queryable, key: string, value: string): Promise<void> {
  await db
    .insertInto('installation')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { deleteBlob, openStore, tidyStore, writeBlob, type BlobKey } from '../src/index.ts';

const KEY: BlobKey = { networkId: 'n', kind: 'upload', ownerId: 'o' };
const BYTES = 8_000_000;

it('gives the room of deleted binaries back, so that an embedded database does not grow with every upload', async () => {
  const store = await openStore({ memory: true });
  const size = async (): Promise<number> => {
    const { rows } = await sql<{ bytes: number }>`select pg_total_relation_size('blob_chunk') as bytes`.execute(
      store.db,
    );
    return rows[0]!.bytes;
  };
  const upload = async (): Promise<void> => {
    await writeBlob(store, KEY, [noise(BYTES)]);
    await deleteBlob(store.db, KEY);
  };
  try {
    const empty = await size();
    for (let round = 0; round < 3; round++) {
      await upload();
      if (round === 0) expect(await size()).toBeGreaterThan(empty + BYTES);
      await tidyStore(store);
    }
    expect(await size()).toBeLessThan(empty + BYTES / 8);
  } finally {
    await store.close();
  }
});

/** What no engine can compress away. */
function noise(bytes: number): Uint8Array {
  const data = Buffer.alloc(bytes);
  let state = 1;
  for (let at = 0; at < bytes; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data.writeUInt32LE(state, at);
  }
  return data;
}

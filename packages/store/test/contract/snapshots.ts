import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  blobSize,
  BLOB_CHUNK_BYTES,
  deleteBlob,
  deleteOlderRows,
  deleteUnfinishedSnapshot,
  listSnapshots,
  markNetworkDeleted,
  networkById,
  publishSnapshot,
  purgeNetwork,
  readBlob,
  readBlobWhole,
  snapshotByHash,
  snapshotById,
  unfinishedSnapshots,
  writeBlob,
  writeSnapshotRows,
  type BlobKey,
  type Store,
} from '../../src/index.ts';
import {
  begunSnapshot,
  newId,
  nextMoment,
  sampleFacts,
  sampleNetwork,
  sampleOrganisation,
  sampleSnapshot,
} from '../support/samples.ts';
import type { OpenEmpty } from './contract.ts';
import { HOOK_TIMEOUT } from '../support/hook-timeout.ts';

export function snapshotsContract(open: OpenEmpty): void {
  describe('snapshots, binaries and rows', () => {
    let store: Store;
    let organisation: string;
    beforeAll(async () => {
      store = await open();
      organisation = await sampleOrganisation(store);
    }, HOOK_TIMEOUT);
    afterAll(() => store.close());

    it('returns a binary byte for byte however it was cut', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 8 }),
          fc.integer({ min: 0, max: 2 }),
          async (parts, chunks) => {
            const key = blobKey();
            // Whole chunks before the parts put the cuts at every place within a chunk.
            const source = [...Array.from({ length: chunks }, () => Buffer.alloc(BLOB_CHUNK_BYTES - 1, 7)), ...parts];
            const whole = Buffer.concat(source);
            const facts = await writeBlob(store, key, source);
            expect(facts).toEqual({
              bytes: whole.length,
              chunks: Math.ceil(whole.length / BLOB_CHUNK_BYTES),
              sha256: createHash('sha256').update(whole).digest('hex'),
            });
            const read: Uint8Array[] = [];
            for await (const piece of readBlob(store.db, key)) read.push(piece);
            expect(Buffer.concat(read).equals(whole)).toBe(true);
            expect(await blobSize(store.db, key)).toBe(whole.length === 0 ? undefined : whole.length);
          },
        ),
        { seed: 20260630, numRuns: 12 },
      );
    });

    it('keeps nothing of a binary whose source breaks, and passes the break on', async () => {
      const key = blobKey();
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield Buffer.alloc(BLOB_CHUNK_BYTES + 5);
        await Promise.resolve();
        throw new Error('the line went dead');
      }
      await expect(writeBlob(store, key, broken())).rejects.toThrow('the line went dead');
      expect(await blobSize(store.db, key)).toBeUndefined();
    });

    it('serves others while a binary is written and read slowly', async () => {
      const key = blobKey();
      async function* slow(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < 2; at++) {
          yield Buffer.alloc(BLOB_CHUNK_BYTES);
          // Would wait for ever if the source held the connection.
          expect(await store.transaction((tx) => networkById(tx, 'none'))).toBeUndefined();
        }
      }
      await writeBlob(store, key, slow());
      for await (const piece of readBlob(store.db, key)) {
        expect(piece).toHaveLength(BLOB_CHUNK_BYTES);
        await store.transaction((tx) => networkById(tx, 'none'));
      }
    });

    it('replaces and removes binaries', async () => {
      const key = blobKey();
      await writeBlob(store, key, [Buffer.alloc(2 * BLOB_CHUNK_BYTES)]);
      await writeBlob(store, key, [Buffer.from('short')]);
      expect(Buffer.from((await readBlobWhole(store.db, key))!).toString()).toBe('short');
      await deleteBlob(store.db, key);
      expect(await readBlobWhole(store.db, key)).toBeUndefined();
    });

    it('shows a snapshot to nobody before it is published, then as the current one', async () => {
      const networkId = await sampleNetwork(store, organisation);
      const snapshotId = await begunSnapshot(store, networkId, 'b'.repeat(64));
      expect(await snapshotById(store.db, networkId, snapshotId)).toBeUndefined();
      expect((await listSnapshots(store.db, networkId, { limit: 5 })).items).toEqual([]);
      const published = await store.transaction((tx) => publishSnapshot(tx, { networkId, snapshotId, bytes: 77 }));
      expect(published.snapshot).toMatchObject({ seq: 1, state: 'ready', bytes: 77 });
      expect(published.network).toMatchObject({ current_snapshot_id: snapshotId, version: 2 });
      expect((await snapshotByHash(store.db, networkId, 'b'.repeat(64)))?.id).toBe(snapshotId);
      await expect(store.transaction((tx) => publishSnapshot(tx, { networkId, snapshotId }))).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    it('numbers snapshots published at once without a gap', async () => {
      const networkId = await sampleNetwork(store, organisation);
      const ids = await Promise.all(Array.from({ length: 5 }, () => begunSnapshot(store, networkId)));
      await Promise.all(
        ids.map((snapshotId) => store.transaction((tx) => publishSnapshot(tx, { networkId, snapshotId }))),
      );
      const first = await listSnapshots(store.db, networkId, { limit: 3 });
      const rest = await listSnapshots(store.db, networkId, { limit: 3, cursor: first.next });
      expect([...first.items, ...rest.items].map((row) => row.seq)).toEqual([5, 4, 3, 2, 1]);
    });

    it('finds and removes what a crash left unpublished', async () => {
      const networkId = await sampleNetwork(store, organisation);
      const id = await begunSnapshot(store, networkId);
      expect(await unfinishedSnapshots(store.db, new Date('2100-01-01'))).toContainEqual({ network_id: networkId, id });
      await deleteUnfinishedSnapshot(store.db, networkId, id);
      expect((await unfinishedSnapshots(store.db, new Date('2100-01-01'))).map((row) => row.id)).not.toContain(id);
    });

    it('writes rows that say what the dossier says, and twice the same after an interruption', async () => {
      const networkId = await sampleNetwork(store, organisation);
      const facts = sampleFacts(25);
      const snapshotId = await begunSnapshot(store, networkId);
      const progress: number[] = [];
      await writeSnapshotRows(store, { networkId, snapshotId }, facts);
      await writeSnapshotRows(store, { networkId, snapshotId }, facts, { onProgress: (done) => progress.push(done) });
      expect(progress.at(-1)).toBe(25 + 3 + 1 + 1 + 3);
      expect(await countRows(store, 'element_row', networkId)).toBe(25);
      const element = await store.db
        .selectFrom('element_row')
        .selectAll()
        .where('network_id', '=', networkId)
        .where('element_id', '=', 'e-3')
        .executeTakeFirstOrThrow();
      expect(element).toMatchObject({
        name: 'Mast 3 of the Hill',
        kind: 'cell-site-router',
        plane: 'transmission',
        tier: null,
        supplier_id: 'sup-north',
        site: 'site-3',
        region: 'XA-0',
        lat: 40.003,
        lon: null,
      });
      const site = await store.db
        .selectFrom('site_row')
        .selectAll()
        .where('network_id', '=', networkId)
        .where('site', '=', 'site-4')
        .executeTakeFirstOrThrow();
      expect(site).toMatchObject({ elements: 3, region: 'XA-0' });
      const evidence = await store.db
        .selectFrom('evidence_row')
        .select(['evidence_id', 'supplier_id', 'marking', 'body'])
        .where('network_id', '=', networkId)
        .orderBy('evidence_id')
        .execute();
      expect(evidence.map((row) => [row.evidence_id, row.supplier_id, row.marking])).toEqual([
        ['ev-1', 'sup-north', 'TLP:AMBER'],
        ['ev-2', 'sup-north', 'TLP:AMBER'],
        ['ev-3', null, 'TLP:AMBER'],
      ]);
      expect(evidence[0]?.body).toEqual(facts.evidence[0]);
    });

    it('holds hostile texts: NUL and half characters in rows, and unharmed in documents', async () => {
      const networkId = await sampleNetwork(store, organisation);
      const name = `a\u0000b\ud800c"'\\,{}`;
      const facts = {
        ...sampleFacts(0),
        suppliers: [{ id: 'odd', name, attributes: { note: '\u0000' } }],
        demands: [],
      };
      await sampleSnapshot(store, networkId, facts);
      const row = await store.db
        .selectFrom('supplier_row')
        .selectAll()
        .where('network_id', '=', networkId)
        .executeTakeFirstOrThrow();
      expect(row.name).toBe(`a\ufffdb\ufffdc"'\\,{}`);
      expect(row.body).toEqual({ id: 'odd', name, attributes: { note: '\u0000' } });
    });

    it('stops between statements when told to', async () => {
      const networkId = await sampleNetwork(store, organisation);
      const snapshotId = await begunSnapshot(store, networkId);
      await expect(
        writeSnapshotRows(store, { networkId, snapshotId }, sampleFacts(5), { signal: AbortSignal.abort() }),
      ).rejects.toThrow();
      expect(await countRows(store, 'element_row', networkId)).toBe(0);
    });

    it('replaces the rows of older snapshots only after the new one is published', async () => {
      const networkId = await sampleNetwork(store, organisation);
      await sampleSnapshot(store, networkId, sampleFacts(20, 'old'));
      const snapshotId = await sampleSnapshot(store, networkId, sampleFacts(30, 'new'));
      expect(await countRows(store, 'element_row', networkId)).toBe(50);
      await deleteOlderRows(store, { networkId, snapshotId });
      expect(await countRows(store, 'element_row', networkId)).toBe(30);
      expect(await countRows(store, 'site_row', networkId)).toBe(10);
      expect(await countRows(store, 'supplier_row', networkId)).toBe(3);
    });

    it('removes everything of a deleted network and nothing of another', async () => {
      const [gone, kept] = [await sampleNetwork(store, organisation), await sampleNetwork(store, organisation)];
      for (const networkId of [gone, kept]) {
        const snapshotId = await sampleSnapshot(store, networkId, sampleFacts(12));
        await writeBlob(store, { networkId, kind: 'snapshot', ownerId: snapshotId }, [Buffer.from('binary')]);
      }
      await markNetworkDeleted(store.db, gone, nextMoment());
      await purgeNetwork(store, gone);
      for (const table of ['snapshot', 'element_row', 'blob_chunk', 'evidence_row'] as const) {
        expect(await countRows(store, table, gone), table).toBe(0);
        expect(await countRows(store, table, kept), table).toBeGreaterThan(0);
      }
    });

    function blobKey(): BlobKey {
      return { networkId: newId(), kind: 'upload', ownerId: newId() };
    }
  });
}

async function countRows(
  store: Store,
  table: 'snapshot' | 'element_row' | 'site_row' | 'supplier_row' | 'blob_chunk' | 'evidence_row',
  networkId: string,
): Promise<number> {
  const row = await store.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where('network_id', '=', networkId)
    .executeTakeFirstOrThrow();
  return row.rows;
}

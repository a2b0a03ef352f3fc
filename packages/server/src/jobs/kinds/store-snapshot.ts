import { fail } from '@cleanpath/model';
import {
  blobSize,
  deleteBlob,
  deleteOlderRows,
  deleteRowsOf,
  deleteUnfinishedSnapshot,
  insertSnapshot,
  publishSnapshot,
  readBlobWhole,
  snapshotById,
  writeBlob,
  writeSites,
  writeSnapshotRowPart,
  type Queryable,
  type SnapshotRow,
  type SnapshotRowPart,
  type Store,
} from '@cleanpath/store';
import { record } from '../../identity/record.js';
import { BLOB } from '../blob-kinds.js';
import { derivedId } from '../derived-id.js';
import { actorOf, type JobContext } from '../job-context.js';
import { writeNotes, type Notes } from './notes.js';

/** A snapshot as it will be stored, from wherever its bytes come. */
export interface SnapshotToStore {
  readonly bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  readonly hash: string;
  readonly counts: object;
  readonly notes: Notes;
  readonly note: string;
}

export const snapshotIdOf = (jobId: string): string => derivedId(jobId, 'snapshot');

/** The snapshot this job published in an earlier try, or undefined. */
export function publishedBefore({ job, networkId, store }: JobContext): Promise<SnapshotRow | undefined> {
  return snapshotById(store.db, networkId, snapshotIdOf(job.id));
}

/** Writes the binary of a snapshot nobody sees yet; what an interrupted try left is replaced. */
export async function storeSnapshot(context: JobContext, given: SnapshotToStore): Promise<string> {
  const { job, networkId, store, now, signal } = context;
  const id = snapshotIdOf(job.id);
  await discardSnapshot(store, networkId, job.id);
  signal.throwIfAborted();
  await insertSnapshot(store.db, {
    network_id: networkId,
    id,
    hash: given.hash,
    bytes: 0,
    counts: JSON.stringify(given.counts),
    as_of: given.notes.asOf ?? null,
    synthetic: JSON.stringify(given.notes.synthetic),
    note: given.note,
    created_by: job.person_name,
    created_at: now(),
  });
  await writeBlob(store, { networkId, kind: BLOB.snapshot, ownerId: id }, watched(given.bytes, signal));
  await writeNotes(store, { networkId, kind: BLOB.snapshotNotes, ownerId: id }, given.notes);
  return id;
}

export async function readSnapshot(store: Store, networkId: string, id: string): Promise<Uint8Array> {
  const bytes = await readBlobWhole(store.db, { networkId, kind: BLOB.snapshot, ownerId: id });
  if (bytes === undefined) throw fail('not-found', { message: 'The snapshot is gone', value: id });
  return bytes;
}

/** Takes the queryable rows of a snapshot, part by part, from the thread that makes them. */
export function snapshotRowWriter({ networkId, store, signal }: JobContext, snapshotId: string) {
  const key = { networkId, snapshotId };
  let begun = false;
  return async (part: SnapshotRowPart): Promise<void> => {
    signal.throwIfAborted();
    if (!begun) await deleteRowsOf(store, key);
    begun = true;
    await writeSnapshotRowPart(store, key, part);
  };
}

/** All is stored: the snapshot becomes the current one, in one short transaction with whatever belongs to that. */
export async function publish(
  context: JobContext,
  snapshotId: string,
  alongside: (tx: Queryable) => Promise<void> = async () => {},
): Promise<void> {
  const { job, networkId, store, now } = context;
  await writeSites(store, { networkId, snapshotId });
  const bytes = await blobSize(store.db, { networkId, kind: BLOB.snapshot, ownerId: snapshotId });
  await context.guarded(async (tx) => {
    const { network, snapshot } = await publishSnapshot(tx, {
      networkId,
      snapshotId,
      ...(bytes === undefined ? {} : { bytes }),
    });
    await alongside(tx);
    await record(tx, actorOf(job), now(), {
      action: 'snapshot.publish',
      subject: { type: 'network', id: networkId, name: network.name },
      details: { snapshotId, seq: snapshot.seq, hash: snapshot.hash, note: snapshot.note, jobId: job.id },
    });
  });
  context.networkChanged();
}

/** Rows of earlier snapshots are not needed any more: their binaries stay. */
export async function tidyOlderRows(store: Store, networkId: string, snapshotId: string): Promise<void> {
  await deleteOlderRows(store, { networkId, snapshotId });
}

/** Removes what a job stored of a snapshot it did not publish; a published one stays. */
export async function discardSnapshot(store: Store, networkId: string, jobId: string): Promise<void> {
  const id = snapshotIdOf(jobId);
  if (await snapshotById(store.db, networkId, id)) return;
  await deleteRowsOf(store, { networkId, snapshotId: id });
  await deleteBlob(store.db, { networkId, kind: BLOB.snapshot, ownerId: id });
  await deleteBlob(store.db, { networkId, kind: BLOB.snapshotNotes, ownerId: id });
  await deleteUnfinishedSnapshot(store.db, networkId, id);
}

async function* watched(
  bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    signal.throwIfAborted();
    yield piece;
  }
}

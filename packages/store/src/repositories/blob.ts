import { createHash } from 'node:crypto';
import type { Queryable, Store } from '../store.js';
import { pieces } from './pieces.js';

/** Largest piece, in bytes: one message to the database, and what a slow reader holds in memory. */
export const BLOB_CHUNK_BYTES = 1024 * 1024;

export type BlobKind =
  'snapshot' | 'snapshot-notes' | 'upload' | 'import' | 'import-notes' | 'assessment-document' | 'assessment-states';

/** A binary by what it belongs to. */
export interface BlobKey {
  readonly networkId: string;
  readonly kind: BlobKind;
  readonly ownerId: string;
}

export interface BlobFacts {
  readonly bytes: number;
  readonly chunks: number;
  /** Of the whole, lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * Writes a binary in pieces, each by itself: a slow source never holds the one connection of the embedded engine. Until
 * it returns the binary is incomplete, so the row that names it must say so (not ready) or come afterwards. What was
 * there under the key is replaced. Where the source fails, what was written is removed and its error passed on.
 */
export async function writeBlob(
  store: Store,
  key: BlobKey,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<BlobFacts> {
  await deleteBlob(store.db, key);
  const hash = createHash('sha256');
  let bytes = 0;
  let seq = 0;
  try {
    for await (const piece of pieces(source, BLOB_CHUNK_BYTES)) {
      hash.update(piece);
      bytes += piece.length;
      await store.db
        .insertInto('blob_chunk')
        .values({ network_id: key.networkId, kind: key.kind, owner_id: key.ownerId, seq, bytes: asBuffer(piece) })
        .execute();
      seq++;
    }
  } catch (error) {
    // Best effort: when storage itself failed this fails too, and a later write or purge removes the rest.
    await deleteBlob(store.db, key).catch(() => undefined);
    throw error;
  }
  return { bytes, chunks: seq, sha256: hash.digest('hex') };
}

/** Reads a binary piece by piece, each by itself. Yields nothing where there is none. */
export async function* readBlob(db: Queryable, key: BlobKey): AsyncGenerator<Uint8Array, void, undefined> {
  for (let seq = 0; ; seq++) {
    const row = await db
      .selectFrom('blob_chunk')
      .select('bytes')
      .where('network_id', '=', key.networkId)
      .where('kind', '=', key.kind)
      .where('owner_id', '=', key.ownerId)
      .where('seq', '=', seq)
      .executeTakeFirst();
    if (!row) return;
    yield row.bytes;
  }
}

/** A binary as one array; undefined where there is none. `bytes`, where known, saves a copy. */
export async function readBlobWhole(db: Queryable, key: BlobKey, bytes?: number): Promise<Uint8Array | undefined> {
  const total = bytes ?? (await blobSize(db, key));
  if (total === undefined) return undefined;
  const whole = new Uint8Array(total);
  let at = 0;
  for await (const piece of readBlob(db, key)) {
    if (at + piece.length > total) return undefined;
    whole.set(piece, at);
    at += piece.length;
  }
  return at === total ? whole : undefined;
}

/** Bytes of a binary; undefined where there is none. */
export async function blobSize(db: Queryable, key: BlobKey): Promise<number | undefined> {
  const row = await db
    .selectFrom('blob_chunk')
    .select((eb) => eb.fn.sum<number | null>(eb.fn<number>('octet_length', ['bytes'])).as('bytes'))
    .where('network_id', '=', key.networkId)
    .where('kind', '=', key.kind)
    .where('owner_id', '=', key.ownerId)
    .executeTakeFirst();
  return row?.bytes ?? undefined;
}

export async function deleteBlob(db: Queryable, key: BlobKey): Promise<void> {
  await db
    .deleteFrom('blob_chunk')
    .where('network_id', '=', key.networkId)
    .where('kind', '=', key.kind)
    .where('owner_id', '=', key.ownerId)
    .execute();
}

/** The driver encodes Buffers as binary, other arrays as JSON. */
function asBuffer(piece: Uint8Array): Buffer {
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}

import type { Readable } from 'node:stream';
import type { Upload } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import {
  completeUpload,
  deleteBlob,
  deleteUpload,
  insertUpload,
  storableText,
  uploadsBefore,
  writeBlob,
  type Store,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { newId } from '../identity/new-id.js';
import type { Platform } from '../platform.js';
import { audit } from './audit.js';
import { reachNetwork } from './network-access.js';
import { uploadStream } from './upload-stream.js';

export interface UploadRequest {
  readonly networkId: string;
  readonly name: string;
  readonly source: Readable;
  /** Content-Length, where there is one. */
  readonly announced: number | undefined;
  /** SHA-256 in hexadecimal that the sender computed, where it did. */
  readonly digest: string | undefined;
  /** A sender that all but stops for this long is given up, in milliseconds. */
  readonly stallMs: number;
}

/**
 * Receives a file into the store, piece by piece, each in a statement of its own: a slow sender holds no transaction.
 * Until all is here the row says `receiving`; what ends early is removed at once, or by `removeStaleUploads`.
 */
export async function receiveUpload(actor: Actor, platform: Platform, request: UploadRequest): Promise<Upload> {
  const { networkId, source, announced, stallMs } = request;
  await reachNetwork(platform, actor, networkId, 'network:edit');
  const { store, config } = platform;
  const id = newId(platform.now());
  const name = storableText(request.name);
  await insertUpload(store.db, {
    id,
    network_id: networkId,
    organisation_id: actor.organisationId,
    person_id: actor.personId,
    name,
    created_at: platform.now(),
  });
  try {
    const pieces = uploadStream(source, { maxBytes: config.maxUploadBytes, announced, stallMs });
    const { bytes, sha256 } = await writeBlob(store, { networkId, kind: 'upload', ownerId: id }, pieces);
    if (request.digest !== undefined && request.digest !== sha256) throw fail('upload-checksum');
    const row = await store.transaction(async (tx) => {
      const completed = await completeUpload(tx, { networkId, id }, { bytes, sha256 });
      if (!completed) throw fail('upload-incomplete');
      await audit(platform, tx, actor, {
        action: 'upload.receive',
        subject: { type: 'upload', id, name },
        details: { networkId, bytes, sha256 },
      });
      return completed;
    });
    return { id, name: row.name, bytes, sha256, createdAt: row.created_at.toISOString() };
  } catch (error) {
    await removeUpload(store, networkId, id).catch(() => undefined);
    throw error;
  }
}

/** Uploads live a day: nobody comes back for them later. */
const UPLOAD_HOURS = 24;
const BATCH = 100;

/** Removes uploads older than a day, complete or not; those an import reads are younger. */
export async function removeStaleUploads(platform: Platform): Promise<number> {
  const { store } = platform;
  const before = new Date(platform.now().getTime() - UPLOAD_HOURS * 3600_000);
  let removed = 0;
  for (;;) {
    const rows = await uploadsBefore(store.db, before, BATCH);
    for (const { network_id: networkId, id } of rows) {
      await removeUpload(store, networkId, id);
    }
    removed += rows.length;
    if (rows.length < BATCH) return removed;
  }
}

async function removeUpload(store: Store, networkId: string, id: string): Promise<void> {
  await deleteBlob(store.db, { networkId, kind: 'upload', ownerId: id });
  await deleteUpload(store.db, networkId, id);
}

import type { TABLES } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import { readBlob, readBlobWhole, type AssessmentHead, type BlobKind } from '@cleanpath/store';
import type { Platform } from '../platform.js';
import { runDownload } from './downloads/run-download.js';

/** Files of an assessment the caller was let to, see `reachAssessment`. */

/** The document as stored: gzip of the bytes the command line writes to `assessment.json`. */
export function packedDocument(platform: Platform, row: AssessmentHead): AsyncIterable<Uint8Array> {
  return readBlob(platform.store.db, {
    networkId: row.network_id,
    kind: 'assessment-document',
    ownerId: row.id,
  });
}

/** The report as HTML, made in a worker thread. */
export async function reportChunks(platform: Platform, row: AssessmentHead): Promise<AsyncIterable<Uint8Array>> {
  const [snapshot, states, document] = [
    await whole(platform, row, 'snapshot', row.snapshot_id),
    await whole(platform, row, 'assessment-states', row.id),
    await whole(platform, row, 'assessment-document', row.id),
  ];
  return runDownload({ kind: 'report', snapshot, states, document });
}

/** A table as CSV, made in a worker thread: the document can be hundreds of megabytes. */
export async function tableChunks(
  platform: Platform,
  row: AssessmentHead,
  table: (typeof TABLES)[number],
): Promise<AsyncIterable<Uint8Array>> {
  const document = await whole(platform, row, 'assessment-document', row.id);
  return runDownload({ kind: 'table', table, document });
}

async function whole(platform: Platform, row: AssessmentHead, kind: BlobKind, ownerId: string): Promise<Uint8Array> {
  const bytes = await readBlobWhole(platform.store.db, { networkId: row.network_id, kind, ownerId });
  if (!bytes) throw fail('storage-failed', { message: `The ${kind} of the assessment is missing` });
  return bytes;
}

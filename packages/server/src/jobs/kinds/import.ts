import { CleanpathError, fail, type Problem } from '@cleanpath/model';
import {
  deleteBlob,
  deleteImportProblems,
  deleteUpload,
  importById,
  insertImportProblems,
  markUploadsUsed,
  networkById,
  readBlobWhole,
  updateImport,
  writeBlob,
  type ImportRow,
  type Store,
} from '@cleanpath/store';
import { record } from '../../identity/record.js';
import type { ReadFilesOutput } from '../../workers/tasks/read-files.js';
import { BLOB } from '../blob-kinds.js';
import { actorOf, type JobContext, type JobEnd, type JobHandler } from '../job-context.js';
import { JOB_INPUTS } from '../job-inputs.js';
import { notesOf, writeNotes } from './notes.js';
import { spoolUploads } from './spool-uploads.js';

/** Reads uploaded files and checks them; a valid network is kept as a binary until it is applied. */
export const importJob: JobHandler = {
  async run(context) {
    const { job, networkId, store, pool, signal, progress } = context;
    const { importId, format, options } = JOB_INPUTS.import.parse(job.input);
    const row = await importById(store.db, networkId, importId);
    if (!row) throw fail('not-found', { message: 'The import is gone', value: importId });
    if (row.state !== 'reading') return { commit: () => Promise.resolve({ importId }) };
    progress('Collecting the files');
    const folder = await context.folder();
    await spoolUploads(store, networkId, row.upload_ids, folder, signal);
    const current = await currentSnapshot(store, networkId);
    const read = await pool.run(
      'read-files',
      { folder, options, ...(format === undefined ? {} : { format }), ...(current ? { current } : {}) },
      { signal, onProgress: progress, ...(current ? { transfer: [current.buffer as ArrayBuffer] } : {}) },
    );
    progress('Storing what was read');
    await storeFindings(store, networkId, importId, read.problems, signal);
    if (read.network) {
      await writeBlob(store, { networkId, kind: BLOB.import, ownerId: importId }, [read.network.snapshot]);
      await writeNotes(
        store,
        { networkId, kind: BLOB.importNotes, ownerId: importId },
        notesOf(read.network, read.warnings),
      );
    }
    return endOf(context, row, read);
  },
  async discard(job, store, outcome, problems) {
    const { importId } = JOB_INPUTS.import.parse(job.input);
    const networkId = job.network_id ?? '';
    await removeImportBlobs(store, networkId, importId);
    await storeFindings(store, networkId, importId, outcome === 'failed' ? (problems as Problem[]) : []);
    const errors = outcome === 'failed' ? problems.length : 0;
    await updateImport(
      store.db,
      { networkId, id: importId, from: ['reading'] },
      { state: outcome === 'failed' ? 'failed' : 'discarded', errors },
    );
  },
};

/** Removes the binary of an import that is applied, discarded or failed. */
export async function removeImportBlobs(store: Store, networkId: string, importId: string): Promise<void> {
  for (const kind of [BLOB.import, BLOB.importNotes])
    await deleteBlob(store.db, { networkId, kind, ownerId: importId });
}

function endOf({ job, networkId, store, now }: JobContext, row: ImportRow, read: ReadFilesOutput): JobEnd {
  const errors = read.problems.filter(({ severity }) => severity === 'error').length;
  const { network, change } = read;
  return {
    commit: async (tx) => {
      const updated = await updateImport(
        tx,
        { networkId, id: row.id, from: ['reading'] },
        {
          state: network ? 'ready' : 'invalid',
          format: read.format,
          errors,
          warnings: read.problems.length - errors,
          ...(network ? { counts: JSON.stringify(network.counts), snapshot_hash: network.hash } : {}),
          ...(change ? { change: JSON.stringify(change) } : {}),
        },
      );
      // Discarded meanwhile: nothing of it is kept.
      if (!updated)
        throw new CleanpathError([{ ...fail('cancelled').problems[0]!, message: 'The import was discarded' }]);
      await markUploadsUsed(tx, networkId, row.upload_ids);
      await record(tx, actorOf(job), now(), {
        action: 'import.read',
        subject: { type: 'import', id: row.id },
        details: { networkId, state: updated.state, format: read.format, errors, snapshotHash: network?.hash },
      });
      return { importId: row.id };
    },
    after: async () => {
      for (const id of row.upload_ids) {
        await deleteBlob(store.db, { networkId, kind: BLOB.upload, ownerId: id });
        await deleteUpload(store.db, networkId, id);
      }
    },
  };
}

/** Problems of one statement: some megabytes. */
const PROBLEMS_A_PART = 5000;

async function storeFindings(
  store: Store,
  networkId: string,
  importId: string,
  problems: readonly Problem[],
  signal?: AbortSignal,
): Promise<void> {
  await deleteImportProblems(store.db, networkId, importId);
  for (let from = 0; from < problems.length; from += PROBLEMS_A_PART) {
    signal?.throwIfAborted();
    const part = problems.slice(from, from + PROBLEMS_A_PART);
    const rows = part.map((body) => ({ severity: body.severity, code: body.code, body }));
    await insertImportProblems(store.db, { networkId, importId }, from, rows);
  }
}

async function currentSnapshot(store: Store, networkId: string): Promise<Uint8Array | undefined> {
  const network = await networkById(store.db, networkId);
  if (!network?.current_snapshot_id) return undefined;
  return readBlobWhole(store.db, { networkId, kind: BLOB.snapshot, ownerId: network.current_snapshot_id });
}

import { fail } from '@cleanpath/model';
import { importById, readBlob, updateImport } from '@cleanpath/store';
import { BLOB } from '../blob-kinds.js';
import type { JobHandler } from '../job-context.js';
import { JOB_INPUTS } from '../job-inputs.js';
import { removeImportBlobs } from './import.js';
import { readNotes } from './notes.js';
import { discardAssessment, publishAndAssess } from './publish-and-assess.js';
import { discardSnapshot, publishedBefore, storeSnapshot } from './store-snapshot.js';

/** Makes a valid import the current snapshot of its network and assesses it. */
export const applyImportJob: JobHandler = {
  async run(context) {
    const { job, networkId, store, progress } = context;
    const { importId, note, assess } = JOB_INPUTS['apply-import'].parse(job.input);
    const wanted = {
      ...(assess ? { assess: {} } : {}),
      after: () => removeImportBlobs(store, networkId, importId),
    };
    const published = await publishedBefore(context);
    if (published) return publishAndAssess(context, { snapshotId: published.id, ...wanted });
    const row = await importById(store.db, networkId, importId);
    if (row?.state !== 'ready' || row.snapshot_hash === null) throw fail('import-not-ready', { value: row?.state });
    progress('Storing the network');
    const snapshotId = await storeSnapshot(context, {
      bytes: readBlob(store.db, { networkId, kind: BLOB.import, ownerId: importId }),
      hash: row.snapshot_hash,
      counts: row.counts ?? {},
      notes: await readNotes(store, { networkId, kind: BLOB.importNotes, ownerId: importId }),
      note: note === '' ? defaultNote(row.files) : note,
    });
    return publishAndAssess(context, {
      snapshotId,
      ...wanted,
      publish: {
        alongside: async (tx) => {
          const key = { networkId, id: importId, from: ['ready'] };
          if (!(await updateImport(tx, key, { state: 'applied' }))) throw fail('import-not-ready');
        },
      },
    });
  },
  async discard(job, store) {
    await discardAssessment(store, job.network_id ?? '', job.id);
    await discardSnapshot(store, job.network_id ?? '', job.id);
  },
};

/** Names listed in a note; the rest is counted. */
const NAMED = 3;

function defaultNote(files: readonly { readonly name?: string }[]): string {
  const names = files.map(({ name }) => name ?? '').filter((name) => name !== '');
  const more = names.length - NAMED;
  return `Import of ${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

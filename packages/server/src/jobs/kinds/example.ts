import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { CleanpathError } from '@cleanpath/model';
import type { JobHandler } from '../job-context.js';
import { notesOf } from './notes.js';
import { discardAssessment, publishAndAssess } from './publish-and-assess.js';
import { discardSnapshot, publishedBefore, storeSnapshot } from './store-snapshot.js';

/** The example nation shipped with Cleanpath. */
const NATION = fileURLToPath(new URL('../../../../../examples/nation', import.meta.url));

/** Loads the example nation into an empty network and assesses it: import and application in one. */
export const exampleJob: JobHandler = {
  async run(context) {
    const { pool, signal, progress } = context;
    const published = await publishedBefore(context);
    if (published) return publishAndAssess(context, { snapshotId: published.id, assess: {} });
    const folder = await context.folder();
    await cp(NATION, folder, { recursive: true });
    const read = await pool.run(
      'read-files',
      { folder, options: {}, format: 'dossier' },
      { signal, onProgress: progress },
    );
    if (!read.network) throw new CleanpathError(read.problems);
    const snapshotId = await storeSnapshot(context, {
      bytes: [read.network.snapshot],
      hash: read.network.hash,
      counts: read.network.counts,
      notes: notesOf(read.network, read.warnings),
      note: 'The example nation',
    });
    return publishAndAssess(context, { snapshotId, assess: {}, publish: {} });
  },
  async discard(job, store) {
    await discardAssessment(store, job.network_id ?? '', job.id);
    await discardSnapshot(store, job.network_id ?? '', job.id);
  },
};

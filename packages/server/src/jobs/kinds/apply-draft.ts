import { canonicalJson, CleanpathError, fail } from '@cleanpath/model';
import { deleteDraft, draftChanges, draftOf, networkById, type Queryable } from '@cleanpath/store';
import { BLOB } from '../blob-kinds.js';
import type { JobHandler } from '../job-context.js';
import { JOB_INPUTS, type JobInput } from '../job-inputs.js';
import { notesOf, readNotes } from './notes.js';
import { discardAssessment, publishAndAssess } from './publish-and-assess.js';
import { discardSnapshot, publishedBefore, readSnapshot, storeSnapshot } from './store-snapshot.js';

/** Makes the changes of a draft a new snapshot and assesses it. */
export const applyDraftJob: JobHandler = {
  async run(context) {
    const { job, networkId, store, pool, signal, progress } = context;
    const input = JOB_INPUTS['apply-draft'].parse(job.input);
    const published = await publishedBefore(context);
    if (published) return publishAndAssess(context, { snapshotId: published.id, assess: {} });
    await requireCurrent(store.db, networkId, input.baseSnapshotId);
    const snapshot = await readSnapshot(store, networkId, input.baseSnapshotId);
    const edited = await pool.run(
      'edit-network',
      { snapshot, changes: input.changes },
      { signal, onProgress: progress, transfer: [snapshot.buffer as ArrayBuffer] },
    );
    if (!edited.network) throw new CleanpathError(edited.problems);
    const { network } = edited;
    const base = await readNotes(store, { networkId, kind: BLOB.snapshotNotes, ownerId: input.baseSnapshotId });
    const snapshotId = await storeSnapshot(context, {
      bytes: [network.snapshot],
      hash: network.hash,
      counts: network.counts,
      notes: notesOf(network, [...base.warnings, ...edited.problems]),
      note: input.note === '' ? defaultNote(input.changes.length) : input.note,
    });
    return publishAndAssess(context, {
      snapshotId,
      assess: {},
      publish: {
        alongside: async (tx) => {
          await requireCurrent(tx, networkId, input.baseSnapshotId, snapshotId);
          await endDraft(tx, networkId, input);
        },
      },
    });
  },
  async discard(job, store) {
    await discardAssessment(store, job.network_id ?? '', job.id);
    await discardSnapshot(store, job.network_id ?? '', job.id);
  },
};

/** Somebody else may have applied something since the draft began: their facts must not vanish. */
async function requireCurrent(db: Queryable, networkId: string, base: string, own?: string): Promise<void> {
  const network = await networkById(db, networkId);
  const current = network?.current_snapshot_id;
  if (current !== base && current !== own) throw fail('draft-stale');
}

/** The draft is done with, unless the person went on changing it meanwhile: then it stays, and is stale. */
async function endDraft(tx: Queryable, networkId: string, input: JobInput<'apply-draft'>): Promise<void> {
  const key = { networkId, personId: input.personId };
  if (!(await draftOf(tx, key, { lock: true }))) return;
  const standing = (await draftChanges(tx, key)).filter(({ undone }) => !undone).map(({ change }) => change);
  if (canonicalJson(standing) === canonicalJson(input.changes)) await deleteDraft(tx, key);
}

function defaultNote(changes: number): string {
  return `${changes} ${changes === 1 ? 'change' : 'changes'} in the console`;
}

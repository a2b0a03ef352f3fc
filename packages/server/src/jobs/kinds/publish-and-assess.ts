import { fail, type Policy } from '@cleanpath/model';
import {
  assessmentById,
  deleteAssessmentRows,
  deleteBlob,
  insertAssessment,
  lockNetwork,
  snapshotById,
  writeAssessmentRowPart,
  writeBlob,
  type Queryable,
  type Store,
} from '@cleanpath/store';
import { record } from '../../identity/record.js';
import type { PackedAssessment, PublishInput } from '../../workers/tasks/publish-network.js';
import { BLOB } from '../blob-kinds.js';
import { derivedId } from '../derived-id.js';
import { actorOf, type JobContext, type JobEnd } from '../job-context.js';
import { readNotes } from './notes.js';
import { publish, readSnapshot, snapshotRowWriter, tidyOlderRows } from './store-snapshot.js';

export interface PublishAndAssess {
  readonly snapshotId: string;
  /** The snapshot is stored but not published yet; `alongside` belongs to the transaction that does. */
  readonly publish?: { readonly alongside?: (tx: Queryable) => Promise<void> };
  /** Absent: no assessment is wanted. */
  readonly assess?: { readonly policy?: Policy; readonly asOf?: string };
  /** Tidies what is no longer needed once the job is done. */
  readonly after?: () => Promise<void>;
}

const assessmentIdOf = (jobId: string): string => derivedId(jobId, 'assessment');

/** The common end of every job that makes a snapshot or an assessment. One thread opens the network for both. */
export async function publishAndAssess(context: JobContext, wanted: PublishAndAssess): Promise<JobEnd> {
  const { store, networkId, pool, signal } = context;
  const { snapshotId } = wanted;
  const assessmentId = assessmentIdOf(context.job.id);
  const snapshot = await readSnapshot(store, networkId, snapshotId);
  const writeRows = snapshotRowWriter(context, snapshotId);
  const key = { networkId, assessmentId };
  if (wanted.assess) await deleteAssessmentRows(store.db, key);
  const { warnings } = await readNotes(store, { networkId, kind: BLOB.snapshotNotes, ownerId: snapshotId });
  const assess: PublishInput['assess'] = wanted.assess && {
    ...wanted.assess,
    today: context.now().toISOString().slice(0, 'YYYY-MM-DD'.length),
    warnings,
  };
  const { assessment } = await pool.run(
    'publish-network',
    { snapshot, rows: wanted.publish !== undefined, ...(assess ? { assess } : {}) },
    {
      signal,
      onProgress: (phase, done, total) => context.progress(phase, done, total),
      onPart: async (part) => {
        signal.throwIfAborted();
        if (part.kind === 'snapshot-rows') await writeRows(part.part);
        else if (part.kind === 'assessment-rows') await writeAssessmentRowPart(store, key, part.part);
        else await publish(context, snapshotId, wanted.publish?.alongside);
      },
      transfer: [snapshot.buffer as ArrayBuffer],
    },
  );
  if (assessment) await storeDocuments(context, assessmentId, assessment);
  return {
    commit: async (tx) => {
      if (!assessment) return { snapshotId };
      await insert(tx, context, { snapshotId, assessmentId, assessment });
      return { snapshotId, assessmentId };
    },
    after: async () => {
      if (assessment) context.networkChanged();
      if (wanted.publish) await tidyOlderRows(store, networkId, snapshotId);
      await wanted.after?.();
    },
  };
}

/** Removes what a job stored of an assessment it did not publish. */
export async function discardAssessment(store: Store, networkId: string, jobId: string): Promise<void> {
  const assessmentId = assessmentIdOf(jobId);
  if (await assessmentById(store.db, networkId, assessmentId)) return;
  await deleteAssessmentRows(store.db, { networkId, assessmentId });
  for (const kind of [BLOB.document, BLOB.states])
    await deleteBlob(store.db, { networkId, kind, ownerId: assessmentId });
}

async function storeDocuments(
  { store, networkId }: JobContext,
  ownerId: string,
  packed: PackedAssessment,
): Promise<void> {
  await writeBlob(store, { networkId, kind: BLOB.document, ownerId }, [packed.document]);
  await writeBlob(store, { networkId, kind: BLOB.states, ownerId }, [packed.states]);
}

async function insert(
  tx: Queryable,
  { job, networkId, now }: JobContext,
  made: { readonly snapshotId: string; readonly assessmentId: string; readonly assessment: PackedAssessment },
): Promise<void> {
  const { snapshotId, assessmentId, assessment } = made;
  const network = await lockNetwork(tx, networkId);
  const snapshot = await snapshotById(tx, networkId, snapshotId);
  if (!network || !snapshot) throw fail('not-found', { message: 'The network was deleted meanwhile' });
  const { policy } = assessment;
  await insertAssessment(tx, {
    network_id: networkId,
    id: assessmentId,
    snapshot_id: snapshotId,
    snapshot_seq: snapshot.seq,
    content_hash: assessment.contentHash,
    policy_id: policy.id,
    policy_version: policy.version,
    policy_title: policy.title,
    policy_hash: assessment.policyHash,
    policy: JSON.stringify(policy),
    as_of: assessment.asOf,
    summary: JSON.stringify(assessment.summary),
    previous_id: network.newest_assessment_id,
    document_bytes: assessment.documentBytes,
    created_by: job.person_name,
    created_at: now(),
  });
  await record(tx, actorOf(job), now(), {
    action: 'assessment.create',
    subject: { type: 'network', id: networkId, name: network.name },
    details: {
      assessmentId,
      snapshotId,
      contentHash: assessment.contentHash,
      policy: `${policy.id}@${policy.version}`,
      asOf: assessment.asOf,
      jobId: job.id,
    },
  });
}

import type { AssessmentBrief, Network, SnapshotBrief } from '@cleanpath/api';
import {
  assessmentsByIds,
  snapshotsByIds,
  type AssessmentHead,
  type NetworkAccess,
  type SnapshotRow,
} from '@cleanpath/store';
import type { Queryable } from '@cleanpath/store';

/** Networks as the API shows them, with their current snapshots and newest assessments; three queries for any number. */
export async function networkBriefs(db: Queryable, list: readonly NetworkAccess[]): Promise<Network[]> {
  // Who sees only the file of one supplier learns nothing of the network around it.
  const whole = list.filter(({ access }) => access !== 'supplier-file').map(({ network }) => network);
  const ids = whole.map(({ id }) => id);
  const snapshots = await snapshotsByIds(db, ids, present(whole.map((network) => network.current_snapshot_id)));
  const assessments = await assessmentsByIds(db, ids, present(whole.map((network) => network.newest_assessment_id)));
  const snapshotOf = new Map(snapshots.map((row) => [row.id, row]));
  const assessmentOf = new Map(assessments.map((row) => [row.id, row]));
  return list.map((item) => {
    const { network } = item;
    const seen = item.access !== 'supplier-file';
    const snapshot = seen ? snapshotOf.get(network.current_snapshot_id ?? '') : undefined;
    const assessment = seen ? assessmentOf.get(network.newest_assessment_id ?? '') : undefined;
    return networkBody(item, snapshot, assessment);
  });
}

function networkBody(
  { network, ownerName, access, supplierId }: NetworkAccess,
  snapshot: SnapshotRow | undefined,
  assessment: AssessmentHead | undefined,
): Network {
  return {
    id: network.id,
    name: network.name,
    description: access === 'supplier-file' ? '' : network.description,
    owner: { id: network.organisation_id, name: ownerName },
    access,
    ...(supplierId === null ? {} : { supplierId }),
    ...(snapshot === undefined ? {} : { snapshot: snapshotBrief(snapshot) }),
    ...(assessment === undefined ? {} : { assessment: assessmentBrief(assessment) }),
    createdAt: network.created_at.toISOString(),
    version: network.version,
  };
}

export function snapshotBrief(row: SnapshotRow): SnapshotBrief {
  const count = (name: string): number => row.counts[name] ?? 0;
  return {
    id: row.id,
    seq: row.seq,
    hash: row.hash,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    note: row.note,
    elements: count('elements'),
    relations: count('relations'),
    suppliers: count('suppliers'),
    demands: count('demands'),
    evidence: count('evidence'),
    bytes: row.bytes,
    ...(row.as_of === null ? {} : { asOf: row.as_of }),
    synthetic: row.synthetic,
  };
}

/** The part of a stored summary that lists show. */
interface Summary {
  readonly headline: { readonly sentence: string };
  readonly totals: {
    readonly clean: number;
    readonly undetermined: number;
    readonly blocked: number;
    readonly disconnected: number;
    readonly provenShare: number | null;
    readonly possibleShare: number | null;
  };
}

export function assessmentBrief(row: AssessmentHead): AssessmentBrief {
  const { headline, totals } = row.summary as Summary;
  return {
    id: row.id,
    contentHash: row.content_hash,
    createdAt: row.created_at.toISOString(),
    snapshotId: row.snapshot_id,
    snapshotSeq: row.snapshot_seq,
    policy: { id: row.policy_id, version: row.policy_version, title: row.policy_title, hash: row.policy_hash },
    asOf: row.as_of,
    sentence: headline.sentence,
    totals: {
      clean: totals.clean,
      undetermined: totals.undetermined,
      blocked: totals.blocked,
      disconnected: totals.disconnected,
    },
    provenShare: totals.provenShare,
    possibleShare: totals.possibleShare,
  };
}

function present(ids: readonly (string | null)[]): string[] {
  return ids.filter((id) => id !== null);
}

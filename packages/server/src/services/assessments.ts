import type { AssessmentBrief, AssessmentSummary, Comparison, DemandRow, SupplierRow } from '@cleanpath/api';
import { fail, type SupplierReport } from '@cleanpath/model';
import {
  assessmentById,
  assessmentSupplier,
  listAssessmentDemands,
  listAssessments,
  listAssessmentSuppliers,
  snapshotById,
  type AssessmentHead,
  type DemandFilter,
  type Page,
  type PageRequest,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import type { LiveKey } from '../live/live-networks.js';
import type { Platform } from '../platform.js';
import { audit, ofNetwork } from './audit.js';
import { reachNetwork } from './network-access.js';
import { assessmentBrief } from './network-briefs.js';
import { usablePolicy } from './policies.js';

export interface AssessmentKey {
  readonly networkId: string;
  readonly assessmentId: string;
}

export async function assessments(
  actor: Actor,
  platform: Platform,
  networkId: string,
  page: PageRequest,
): Promise<Page<AssessmentBrief>> {
  await reachNetwork(platform, actor, networkId, 'assessment:read');
  const found = await listAssessments(platform.store.db, networkId, page);
  return { ...found, items: found.items.map(assessmentBrief) };
}

export async function startAssessment(
  actor: Actor,
  platform: Platform,
  networkId: string,
  given: {
    readonly snapshotId?: string | undefined;
    readonly policyId?: string | undefined;
    readonly asOf?: string | undefined;
  },
): Promise<{ jobId: string }> {
  const { network } = await reachNetwork(platform, actor, networkId, 'network:assess');
  const snapshotId = given.snapshotId ?? network.current_snapshot_id;
  if (snapshotId === null) throw fail('network-empty');
  if (!(await snapshotById(platform.store.db, networkId, snapshotId))) throw fail('not-found', { value: snapshotId });
  if (given.policyId !== undefined) await usablePolicy(actor, platform, given.policyId);
  const input = {
    snapshotId,
    ...(given.policyId === undefined ? {} : { policyId: given.policyId }),
    ...(given.asOf === undefined ? {} : { asOf: given.asOf }),
  };
  const job = await platform.store.transaction(async (tx) => {
    const enqueued = await platform.jobs.enqueue(tx, actor, { kind: 'assess', networkId, input });
    await audit(platform, tx, actor, { action: 'assessment.start', subject: ofNetwork(network), details: input });
    return enqueued;
  });
  platform.jobs.wake();
  return { jobId: job.id };
}

/** What an assessment is known by, after permission. Assessments never change. */
export async function reachAssessment(
  actor: Actor,
  platform: Platform,
  { networkId, assessmentId }: AssessmentKey,
): Promise<AssessmentHead> {
  await reachNetwork(platform, actor, networkId, 'assessment:read');
  const row = await platform.reads.get(`assessment ${networkId} ${assessmentId}`, ['assessment'], () =>
    assessmentById(platform.store.db, networkId, assessmentId),
  );
  if (!row) throw fail('not-found');
  return row;
}

export function summaryBody(row: AssessmentHead): AssessmentSummary {
  return {
    ...(row.summary as Omit<AssessmentSummary, 'id' | 'networkId' | 'snapshotId' | 'snapshotSeq' | 'createdAt'>),
    id: row.id,
    networkId: row.network_id,
    snapshotId: row.snapshot_id,
    snapshotSeq: row.snapshot_seq,
    createdAt: row.created_at.toISOString(),
    ...(row.previous_id === null ? {} : { previousId: row.previous_id }),
  };
}

export async function demands(
  actor: Actor,
  platform: Platform,
  key: AssessmentKey,
  filter: DemandFilter,
  page: PageRequest,
): Promise<Page<DemandRow>> {
  await reachAssessment(actor, platform, key);
  const found = await listAssessmentDemands(platform.store.db, key, filter, page);
  return { ...found, items: found.items.map(({ body }) => body as DemandRow) };
}

export async function suppliers(
  actor: Actor,
  platform: Platform,
  key: AssessmentKey,
  text: string | undefined,
  page: PageRequest,
): Promise<Page<SupplierRow>> {
  await reachAssessment(actor, platform, key);
  const found = await listAssessmentSuppliers(platform.store.db, key, { text }, page);
  return {
    ...found,
    items: found.items.map(({ body }) => {
      const { criteria: _criteria, evidence: _evidence, next: _next, ...row } = body as SupplierReport;
      return row;
    }),
  };
}

export async function supplier(
  actor: Actor,
  platform: Platform,
  key: AssessmentKey,
  supplierId: string,
): Promise<SupplierReport & { names: Record<string, string> }> {
  await reachAssessment(actor, platform, key);
  const { db } = platform.store;
  const row = await assessmentSupplier(db, key, supplierId);
  if (!row) throw fail('not-found');
  const report = row.body as SupplierReport;
  const group = report.group === report.id ? undefined : await assessmentSupplier(db, key, report.group);
  return { ...report, names: { [report.id]: report.name, ...(group ? { [report.group]: group.name } : {}) } };
}

/** What changed between two assessments of one network. */
export async function compare(
  actor: Actor,
  platform: Platform,
  key: AssessmentKey,
  earlierId: string,
): Promise<{ body: Comparison; etag: string }> {
  const later = await reachAssessment(actor, platform, key);
  const earlier = await reachAssessment(actor, platform, { ...key, assessmentId: earlierId });
  const difference = await platform.live.compare(liveKey(earlier), liveKey(later));
  return {
    body: { ...difference, earlier: assessmentBrief(earlier), later: assessmentBrief(later) },
    etag: `${earlier.id}.${later.id}`,
  };
}

function liveKey(row: AssessmentHead): LiveKey {
  return { networkId: row.network_id, snapshotId: row.snapshot_id, assessmentId: row.id };
}

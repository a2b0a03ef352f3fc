import type { Job, JobState } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import { jobById, listJobs, readableNetworkIds, type JobRow, type Page, type PageRequest } from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { can } from '../access/can.js';
import type { Resource } from '../access/resource.js';
import { jobView } from '../jobs/job-view.js';
import type { Platform } from '../platform.js';
import { audit } from './audit.js';
import { accessTo, networkResource } from './network-access.js';

/** Jobs of the organisation of the actor, newest first: those of networks it may read as a whole. */
export async function jobs(
  actor: Actor,
  platform: Platform,
  filter: { readonly state?: JobState | undefined; readonly network?: string | undefined },
  page: PageRequest,
): Promise<Page<Job>> {
  if (!can(actor, 'job:list', { type: 'installation' })) throw fail('forbidden');
  const { db } = platform.store;
  const networkIds = await readableNetworkIds(db, actor.organisationId);
  const { state, network: networkId } = filter;
  const found = await listJobs(db, actor.organisationId, { state, networkId, networkIds }, page);
  const seen: Job[] = [];
  for (const row of found.items) {
    const resource = await jobResource(actor, platform, row);
    if (resource && can(actor, 'job:read', resource)) seen.push(jobView(row));
  }
  return { ...found, items: seen };
}

export async function readJob(actor: Actor, platform: Platform, jobId: string): Promise<Job> {
  return jobView((await reach(actor, platform, jobId)).row);
}

/** Asks the job to stop; it ends soon, and leaves nothing it had not finished. */
export async function cancelJob(actor: Actor, platform: Platform, jobId: string): Promise<Job> {
  const { row, resource } = await reach(actor, platform, jobId);
  if (!can(actor, 'job:cancel', resource)) throw fail('forbidden');
  return platform.jobs.cancel(jobId, (tx) =>
    audit(platform, tx, actor, {
      action: 'job.cancel',
      subject: { type: 'job', id: jobId },
      details: { kind: row.kind, ...(row.network_id === null ? {} : { networkId: row.network_id }) },
    }),
  );
}

/** What an actor may not see does not exist for them. */
async function reach(actor: Actor, platform: Platform, jobId: string): Promise<{ row: JobRow; resource: Resource }> {
  const row = await jobById(platform.store.db, jobId);
  const resource = row && (await jobResource(actor, platform, row));
  if (!row || !resource || !can(withoutScopes(actor), 'job:read', resource)) throw fail('not-found');
  if (!can(actor, 'job:read', resource)) throw fail('forbidden');
  return { row, resource };
}

/** Undefined where the organisation of the actor does not reach the network of the job. */
async function jobResource(actor: Actor, platform: Platform, row: JobRow): Promise<Resource | undefined> {
  const job = { type: 'job', organisationId: row.organisation_id } as const;
  if (row.network_id === null) return job;
  const access = await accessTo(platform, actor, row.network_id);
  return access && { ...job, network: networkResource(actor, access) };
}

/** Missing scopes of a key hide nothing its creator sees. */
function withoutScopes({ scopes: _scopes, ...rest }: Actor): Actor {
  return { ...rest, kind: rest.kind === 'api-key' ? 'person' : rest.kind };
}

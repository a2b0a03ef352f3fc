import type { Insertable, Selectable } from 'kysely';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import type { JobTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type JobRow = Selectable<JobTable>;
/** `input` is JSON text. */
export type NewJob = Pick<
  Insertable<JobTable>,
  'id' | 'kind' | 'organisation_id' | 'network_id' | 'person_id' | 'person_name' | 'input' | 'created_at'
>;

export async function insertJob(db: Queryable, job: NewJob): Promise<JobRow> {
  return db
    .insertInto('job')
    .values({ ...job, state: 'queued', phase: '', done: 0, total: 0, problems: '[]' })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function jobById(db: Queryable, id: string): Promise<JobRow | undefined> {
  return db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
}

export interface JobFilter {
  readonly state?: string | undefined;
  readonly networkId?: string | undefined;
  /** Only jobs without a network or of one of these: networks may be taken from an organisation. */
  readonly networkIds?: readonly string[] | undefined;
}

/** Jobs of an organisation, newest first. */
export async function listJobs(
  db: Queryable,
  organisationId: string,
  filter: JobFilter,
  page: PageRequest,
): Promise<Page<JobRow>> {
  const after = decodeCursor(page.cursor, 'ds');
  let query = db
    .selectFrom('job')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(new Date(after[0] as string), String(after[1]))),
    );
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.networkId !== undefined) query = query.where('network_id', '=', filter.networkId);
  if (filter.networkIds !== undefined) {
    const networkIds = [...filter.networkIds];
    query = query.where((eb) =>
      eb.or([eb('network_id', 'is', null), ...(networkIds.length === 0 ? [] : [eb('network_id', 'in', networkIds)])]),
    );
  }
  return pageOf(
    await query.execute(),
    page.limit,
    (row) => [row.created_at.toISOString(), row.id],
    (row) => row,
  );
}

/** Queued and running jobs of a network, oldest first. */
export async function openJobs(db: Queryable, networkId: string): Promise<JobRow[]> {
  return db
    .selectFrom('job')
    .selectAll()
    .where('network_id', '=', networkId)
    .where('state', 'in', ['queued', 'running'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** How many jobs wait and run, for the metrics. */
export async function countOpenJobs(db: Queryable): Promise<{ queued: number; running: number }> {
  const rows = await db
    .selectFrom('job')
    .select((eb) => ['state', eb.fn.countAll<number>().as('jobs')])
    .where('state', 'in', ['queued', 'running'])
    .groupBy('state')
    .execute();
  const of = (state: string): number => rows.find((row) => row.state === state)?.jobs ?? 0;
  return { queued: of('queued'), running: of('running') };
}

/** Removes jobs that ended before a moment; returns how many. */
export async function deleteJobsEndedBefore(db: Queryable, before: Date): Promise<number> {
  const result = await db
    .deleteFrom('job')
    .where('state', 'in', ['done', 'failed', 'cancelled'])
    .where('finished_at', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

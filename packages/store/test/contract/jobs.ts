import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  claimJob,
  countOpenJobs,
  deleteJobsEndedBefore,
  finishJob,
  heartbeatJob,
  insertJob,
  jobById,
  listJobs,
  openJobs,
  releaseAllRunningJobs,
  releaseExpiredJobs,
  releaseJobsOf,
  requestJobCancel,
  type JobRow,
  type Store,
} from '../../src/index.ts';
import { newId, nextMoment, sampleOrganisation } from '../support/samples.ts';
import type { OpenEmpty } from './contract.ts';
import { HOOK_TIMEOUT } from '../support/hook-timeout.ts';

const NOW = new Date('2026-06-30T12:00:00Z');
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const LIMITS = { maxAttempts: 2, problems: [{ code: 'internal-error' }] };

export function jobsContract(open: OpenEmpty): void {
  describe('jobs', () => {
    let store: Store;
    let organisation: string;
    beforeAll(async () => {
      store = await open();
      organisation = await sampleOrganisation(store);
    }, HOOK_TIMEOUT);
    afterAll(() => store.close());

    const enqueue = (networkId: string | null = null): Promise<JobRow> =>
      insertJob(store.db, {
        id: newId(),
        kind: 'import',
        organisation_id: organisation,
        network_id: networkId,
        person_id: newId(),
        person_name: 'Sample',
        input: '{"importId":"i"}',
        created_at: nextMoment(),
      });
    const claim = (owner: string, exceptNetworks: string[] = []): Promise<JobRow | undefined> =>
      claimJob(store.db, { owner, now: NOW, leaseUntil: later(30), exceptNetworks });
    const drain = async (): Promise<void> => {
      for (let job = await claim('drain'); job; job = await claim('drain'))
        await finishJob(store.db, { jobId: job.id, owner: 'drain' }, { state: 'done', result: {}, at: NOW });
    };

    it('gives each job to one worker, oldest first, however many ask at once', async () => {
      const jobs = [];
      for (let at = 0; at < 12; at++) jobs.push(await enqueue());
      const claims = await Promise.all(
        Array.from({ length: 16 }, (_, at) =>
          store.transaction((tx) => claimJob(tx, { owner: `w${at}`, now: NOW, leaseUntil: later(30) })),
        ),
      );
      const got = claims.flatMap((job) => job?.id ?? []);
      expect(new Set(got).size).toBe(got.length);
      // A job whose row another worker is just looking at is passed over, never given twice.
      for (let job = await claim('rest'); job; job = await claim('rest')) got.push(job.id);
      expect([...got].sort()).toEqual(jobs.map((job) => job.id).sort());
      expect(await jobById(store.db, jobs[0]!.id)).toMatchObject({
        state: 'running',
        attempts: 1,
        input: { importId: 'i' },
      });
      await store.db.updateTable('job').set({ state: 'done' }).execute();
    });

    it('passes over networks that are at work', async () => {
      const [busy, free] = [await enqueue('busy-network'), await enqueue('free-network')];
      expect((await claim('drain', ['busy-network']))?.id).toBe(free.id);
      await finishJob(store.db, { jobId: free.id, owner: 'drain' }, { state: 'done', result: {}, at: NOW });
      expect((await openJobs(store.db, 'busy-network')).map((job) => job.id)).toEqual([busy.id]);
      await drain();
    });

    it('ends a job once, only by the worker that holds it', async () => {
      const job = await enqueue();
      await claim('holder');
      const lease = { jobId: job.id, owner: 'holder' };
      const progress = { phase: 'Reading', done: 3, total: 9 };
      expect(await heartbeatJob(store.db, lease, later(60), progress)).toEqual({ held: true, cancelRequested: false });
      expect(await heartbeatJob(store.db, { ...lease, owner: 'thief' }, later(60))).toEqual({
        held: false,
        cancelRequested: false,
      });
      const end = { state: 'done', result: { snapshotId: 's' }, at: later(5) } as const;
      expect(await finishJob(store.db, { ...lease, owner: 'thief' }, end)).toBeUndefined();
      expect(await finishJob(store.db, lease, end)).toMatchObject({
        state: 'done',
        phase: 'Reading',
        done: 3,
        result: { snapshotId: 's' },
        lease_owner: null,
      });
      expect(await finishJob(store.db, lease, end)).toBeUndefined();
    });

    it('cancels a waiting job at once and tells a running one', async () => {
      const waiting = await enqueue();
      expect(await requestJobCancel(store.db, waiting.id, later(1))).toMatchObject({
        state: 'cancelled',
        finished_at: later(1),
      });
      expect(await requestJobCancel(store.db, waiting.id, later(2))).toBeUndefined();
      const running = await enqueue();
      await claim('w');
      expect(await requestJobCancel(store.db, running.id, later(1))).toMatchObject({
        state: 'running',
        finished_at: null,
      });
      const lease = { jobId: running.id, owner: 'w' };
      expect(await heartbeatJob(store.db, lease, later(60))).toEqual({ held: true, cancelRequested: true });
      const problems = [{ code: 'cancelled' }];
      expect(await finishJob(store.db, lease, { state: 'cancelled', problems, at: later(3) })).toMatchObject({
        state: 'cancelled',
        problems,
      });
    });

    it('gives a job back after its worker fell silent, and gives up on one that kills its workers', async () => {
      const job = await enqueue();
      await claim('dies');
      expect(await releaseExpiredJobs(store.db, later(29), LIMITS)).toEqual([]);
      expect(await releaseExpiredJobs(store.db, later(31), LIMITS)).toMatchObject([
        { id: job.id, state: 'queued', attempts: 1 },
      ]);
      expect((await claim('dies too'))?.id).toBe(job.id);
      // The first worker was only slow: what it says now counts no more.
      expect((await heartbeatJob(store.db, { jobId: job.id, owner: 'dies' }, later(90))).held).toBe(false);
      expect(await releaseExpiredJobs(store.db, later(31), LIMITS)).toMatchObject([
        { id: job.id, state: 'failed', attempts: 2, problems: LIMITS.problems, finished_at: later(31) },
      ]);
      expect(await claim('w')).toBeUndefined();
    });

    it('does not count the try of a worker that stopped in order', async () => {
      const job = await enqueue();
      await claim('orderly');
      expect(await releaseJobsOf(store.db, 'orderly')).toMatchObject([{ id: job.id, state: 'queued', attempts: 0 }]);
      await claim('crash');
      expect(await releaseAllRunningJobs(store.db, NOW, LIMITS)).toMatchObject([
        { id: job.id, state: 'queued', attempts: 1 },
      ]);
      await claim('asked');
      await requestJobCancel(store.db, job.id, NOW);
      expect(await releaseAllRunningJobs(store.db, NOW, LIMITS)).toMatchObject([{ id: job.id, state: 'cancelled' }]);
    });

    it('lists the jobs of one organisation, newest first, filtered', async () => {
      const other = organisation;
      organisation = await sampleOrganisation(store);
      const ids: string[] = [];
      for (const network of ['n1', 'n2', 'n1', null]) ids.push((await enqueue(network)).id);
      const first = await listJobs(store.db, organisation, {}, { limit: 3 });
      const rest = await listJobs(store.db, organisation, {}, { limit: 3, cursor: first.next });
      expect([...first.items, ...rest.items].map((job) => job.id)).toEqual([...ids].reverse());
      const of = async (filter: Parameters<typeof listJobs>[2]): Promise<string[]> =>
        (await listJobs(store.db, organisation, filter, { limit: 9 })).items.map((job) => job.id);
      expect(await of({ networkId: 'n1' })).toEqual([ids[2], ids[0]]);
      expect(await of({ networkIds: ['n2'] })).toEqual([ids[3], ids[1]]);
      expect(await of({ networkIds: [] })).toEqual([ids[3]]);
      expect(await of({ state: 'done' })).toEqual([]);
      expect((await listJobs(store.db, other, { networkId: 'n1' }, { limit: 9 })).items).toEqual([]);
      expect(await countOpenJobs(store.db)).toEqual({ queued: 4, running: 0 });
      await drain();
      expect(await deleteJobsEndedBefore(store.db, later(1))).toBeGreaterThanOrEqual(4);
      expect(await of({})).toEqual([]);
    });
  });
}

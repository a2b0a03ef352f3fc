import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JobKind } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import { claimJob, jobById, openStore, setInstallationFact, type Queryable, type Store } from '@cleanpath/store';
import type { JobContext, JobEnd, JobHandler } from '../../src/jobs/job-context.js';
import { jobView } from '../../src/jobs/job-view.js';
import { jobLab, type JobLab } from './job-lab.js';

/** All kinds of job do the same in these tests. */
function only(handler: Partial<JobHandler>): Readonly<Record<JobKind, JobHandler>> {
  const whole: JobHandler = { run: () => Promise.resolve(DONE), discard: async () => {}, ...handler };
  return { import: whole, 'apply-import': whole, 'apply-draft': whole, assess: whole, example: whole };
}

const DONE: JobEnd = { commit: () => Promise.resolve({}) };

/** Waits until the job is told to stop. */
const forever = ({ signal }: JobContext): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(fail('cancelled'))));

describe('the job runner', () => {
  let store: Store;
  let lab: JobLab | undefined;
  beforeAll(async () => {
    store = await openStore({ memory: true });
  }, 60_000);
  afterAll(() => store.close());
  afterEach(async () => {
    await lab?.close();
    lab = undefined;
  });
  const running = async (id: string): Promise<void> => {
    while ((await jobById(lab!.store.db, id))?.state !== 'running') await delay(5);
  };

  it('does one job of a network after the other', async () => {
    let now = 0;
    let most = 0;
    const run = async (): Promise<JobEnd> => {
      most = Math.max(most, ++now);
      await delay(20);
      now--;
      return DONE;
    };
    lab = await jobLab({ handlers: only({ run }) }, { workers: 4 }, { store });
    const network = await lab.network('One');
    const jobs = await Promise.all(Array.from({ length: 4 }, () => lab!.enqueue('example', network, {})));
    for (const { id } of jobs) await lab.ended(id);
    expect(most).toBe(1);
  });

  it('takes up a job whose process died, and ends it after three deaths', async () => {
    const discarded: string[] = [];
    const discard: JobHandler['discard'] = (job) => Promise.resolve(void discarded.push(job.id));
    lab = await jobLab({ handlers: only({ run: forever, discard }) }, {}, { store });
    const network = await lab.network('Killed');
    await lab.runner.drain(new Date());
    const { id } = await lab.enqueue('example', network, {});
    for (let attempt = 1; attempt <= 3; attempt++) {
      const claimed = await claimJob(lab.store.db, {
        owner: 'dead',
        now: new Date(),
        leaseUntil: new Date(Date.now() + 60_000),
      });
      expect(claimed).toMatchObject({ id, attempts: attempt });
      const next = lab.another();
      await next.start();
      if (attempt < 3) {
        await running(id);
        await next.drain(new Date());
        expect(await jobById(lab.store.db, id)).toMatchObject({ state: 'queued', attempts: attempt });
      }
    }
    const ended = await lab.ended(id);
    expect(jobView(ended)).toMatchObject({ state: 'failed', attempts: 3, problems: [{ code: 'internal-error' }] });
    expect(discarded).toEqual([id]);
  });

  it('waits for the lease where other processes may live', async () => {
    const begun: number[] = [];
    const run = (): Promise<JobEnd> => {
      begun.push(Date.now());
      return Promise.resolve(DONE);
    };
    lab = await jobLab({ handlers: only({ run }), pollMs: 20 }, {}, { embedded: false, store });
    const network = await lab.network('Leased');
    await lab.runner.drain(new Date());
    const { id } = await lab.enqueue('example', network, {});
    const leaseUntil = new Date(Date.now() + 1500);
    await claimJob(store.db, { owner: 'elsewhere', now: new Date(), leaseUntil });
    await lab.another().start();
    await lab.ended(id);
    expect(begun).toHaveLength(1);
    expect(begun[0]).toBeGreaterThanOrEqual(leaseUntil.getTime());
  });

  it('writes nothing once another worker has the job', async () => {
    const write = (tx: Queryable): Promise<void> => setInstallationFact(tx, 'test', 'written');
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const handlers = only({
      run: async () => {
        await gate;
        return { commit: async (tx) => (await write(tx), {}) };
      },
    });
    lab = await jobLab({ handlers }, {}, { store });
    const network = await lab.network('Stolen');
    const { id } = await lab.enqueue('example', network, {});
    await running(id);
    await lab.store.db.updateTable('job').set({ lease_owner: 'thief' }).where('id', '=', id).execute();
    go();
    await delay(100);
    expect(await jobById(lab.store.db, id)).toMatchObject({ state: 'running', lease_owner: 'thief' });
    const facts = await lab.store.db.selectFrom('installation').select('key').where('key', '=', 'test').execute();
    expect(facts).toEqual([]);
  });

  it('tries again when the database was away for a moment', async () => {
    let runs = 0;
    lab = await jobLab(
      {
        handlers: only({ run: () => (++runs < 2 ? Promise.reject(fail('storage-failed')) : Promise.resolve(DONE)) }),
      },
      {},
      { store },
    );
    const network = await lab.network('Away');
    const { id } = await lab.enqueue('example', network, {});
    expect(await lab.ended(id)).toMatchObject({ state: 'done', attempts: 1 });
    expect(runs).toBe(2);
  });

  it('cancels what waits at once and what runs soon, also when asked by another process', async () => {
    const discarded: string[] = [];
    const discard: JobHandler['discard'] = (job) => Promise.resolve(void discarded.push(job.id));
    lab = await jobLab({ handlers: only({ run: forever, discard }) }, {}, { store });
    const network = await lab.network('Cancelled');
    const first = await lab.enqueue('example', network, {});
    const second = await lab.enqueue('example', network, {});
    await running(first.id);
    expect((await lab.runner.cancel(second.id)).state).toBe('cancelled');
    // As another process would: only the row says so.
    await lab.store.db.updateTable('job').set({ cancel_requested: true }).where('id', '=', first.id).execute();
    expect(jobView(await lab.ended(first.id, 10))).toMatchObject({
      state: 'cancelled',
      problems: [{ code: 'cancelled' }],
    });
    expect(new Set(discarded)).toEqual(new Set([first.id, second.id]));
    await expect(lab.runner.cancel('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('fails with typed problems, and with an unexpected one where code is wrong', async () => {
    lab = await jobLab({ handlers: only({ run: () => Promise.reject(new TypeError('oops')) }) }, {}, { store });
    const network = await lab.network('Broken');
    const { id } = await lab.enqueue('example', network, {});
    expect(jobView(await lab.ended(id))).toMatchObject({
      state: 'failed',
      problems: [{ code: 'internal-error', message: 'oops' }],
    });
  });

  it('lets running jobs finish when drained, until the deadline', async () => {
    lab = await jobLab({ handlers: only({ run: async () => (await delay(100), DONE) }) }, {}, { store });
    const network = await lab.network('Drained');
    const { id } = await lab.enqueue('example', network, {});
    await running(id);
    await lab.runner.drain(new Date(Date.now() + 5000));
    expect(await jobById(lab.store.db, id)).toMatchObject({ state: 'done' });
    const late = await lab.enqueue('example', network, {});
    await delay(50);
    expect(await jobById(lab.store.db, late.id)).toMatchObject({ state: 'queued' });
  });

  it('refuses an input a job could not start again from', async () => {
    lab = await jobLab({ handlers: only({}) }, {}, { store });
    const network = await lab.network('Input');
    await expect(lab.enqueue('apply-import', network, { importId: 'not an id' })).rejects.toThrow();
  });
});

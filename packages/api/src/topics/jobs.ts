import { z } from 'zod';
import { pageOf, PageQuery, Timestamp, Uuid } from '../shape/common.js';
import { ProblemItem } from '../shape/problem-body.js';
import { route } from '../shape/route.js';

export const JOB_KINDS = ['import', 'apply-import', 'apply-draft', 'assess', 'example'] as const;
export type JobKind = (typeof JOB_KINDS)[number];
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

export const Job = z
  .object({
    id: Uuid,
    kind: z.enum(JOB_KINDS),
    state: z.enum(JOB_STATES),
    networkId: Uuid.optional(),
    phase: z.string().describe('What is being done'),
    done: z.int().describe('Of `total`; 0 where the amount is not known'),
    total: z.int(),
    attempts: z.int().describe('More than one after a crash'),
    result: z
      .object({ importId: Uuid.optional(), snapshotId: Uuid.optional(), assessmentId: Uuid.optional() })
      .optional(),
    problems: z.array(ProblemItem).describe('Why it failed; the first of them'),
    createdAt: Timestamp,
    startedAt: Timestamp.optional(),
    finishedAt: Timestamp.optional(),
    createdBy: z.string(),
  })
  .meta({ id: 'Job', description: 'Work that takes longer than a request' });
export type Job = z.infer<typeof Job>;

/** What `/api/events` sends: the changed job, or the id of what changed. */
export const LiveEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('job'), job: Job }),
    z.object({ type: z.literal('network'), networkId: Uuid }),
  ])
  .meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof LiveEvent>;

const one = z.object({ job: Uuid });

export const jobRoutes = {
  jobs: route({
    method: 'GET',
    path: '/api/jobs',
    tag: 'Jobs',
    summary: 'Jobs of one’s organisation, newest first',
    access: 'signed-in',
    query: PageQuery.extend({ state: z.enum(JOB_STATES).optional(), network: Uuid.optional() }),
    status: 200,
    response: pageOf(Job),
  }),
  job: route({
    method: 'GET',
    path: '/api/jobs/:job',
    tag: 'Jobs',
    summary: 'One job',
    access: 'signed-in',
    params: one,
    status: 200,
    response: Job,
  }),
  cancelJob: route({
    method: 'DELETE',
    path: '/api/jobs/:job',
    tag: 'Jobs',
    summary: 'Cancel a job; nothing of it is kept',
    access: 'signed-in',
    params: one,
    status: 202,
    response: Job,
    problems: ['job-finished'],
  }),
  events: route({
    method: 'GET',
    path: '/api/events',
    tag: 'Jobs',
    summary: 'Server-sent events: progress of jobs and changes of networks one may read',
    access: 'signed-in',
    status: 200,
    media: ['text/event-stream'],
  }),
} as const;

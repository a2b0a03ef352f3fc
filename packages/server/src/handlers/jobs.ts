import type { Handlers } from '../http/handler.js';
import { cancelJob, jobs, readJob } from '../services/jobs.js';

export const jobHandlers: Pick<Handlers, 'jobs' | 'job' | 'cancelJob'> = {
  jobs: ({ platform, actor, query: { state, network, ...page } }) => jobs(actor, platform, { state, network }, page),
  job: ({ platform, actor, params }) => readJob(actor, platform, params.job),
  cancelJob: ({ platform, actor, params }) => cancelJob(actor, platform, params.job),
};

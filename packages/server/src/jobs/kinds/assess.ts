import { fail, Policy } from '@cleanpath/model';
import { snapshotById, storedPolicy } from '@cleanpath/store';
import type { JobHandler } from '../job-context.js';
import { JOB_INPUTS } from '../job-inputs.js';
import { discardAssessment, publishAndAssess } from './publish-and-assess.js';

/** Assesses a stored snapshot under a policy. */
export const assessJob: JobHandler = {
  async run(context) {
    const { job, networkId, store } = context;
    const { snapshotId, policyId, asOf } = JOB_INPUTS.assess.parse(job.input);
    if (!(await snapshotById(store.db, networkId, snapshotId)))
      throw fail('not-found', { message: 'The snapshot is gone', value: snapshotId });
    const row = policyId === undefined ? undefined : await storedPolicy(store.db, policyId);
    if (policyId !== undefined && !row) throw fail('not-found', { message: 'The policy is gone', value: policyId });
    const policy = row && Policy.parse(row.body);
    return publishAndAssess(context, {
      snapshotId,
      assess: { ...(policy ? { policy } : {}), ...(asOf === undefined ? {} : { asOf }) },
    });
  },
  async discard(job, store) {
    await discardAssessment(store, job.network_id ?? '', job.id);
  },
};

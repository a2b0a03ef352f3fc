import type { JobKind } from '@cleanpath/api';
import type { JobHandler } from '../job-context.js';
import { applyDraftJob } from './apply-draft.js';
import { applyImportJob } from './apply-import.js';
import { assessJob } from './assess.js';
import { exampleJob } from './example.js';
import { importJob } from './import.js';

/** What runs each kind of job. */
export const JOB_HANDLERS: Readonly<Record<JobKind, JobHandler>> = {
  import: importJob,
  'apply-import': applyImportJob,
  'apply-draft': applyDraftJob,
  assess: assessJob,
  example: exampleJob,
};

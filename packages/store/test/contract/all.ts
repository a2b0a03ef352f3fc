import { afterAll } from 'vitest';
import type { Store } from '../../src/index.ts';
import { assessmentsContract } from './assessments.ts';
import { engineContract } from './engine.ts';
import { importsAndDraftsContract } from './imports-and-drafts.ts';
import { jobsContract } from './jobs.ts';
import { networksContract } from './networks.ts';
import { recordsContract } from './records.ts';
import { searchContract } from './search.ts';
import { snapshotsContract } from './snapshots.ts';
import type { OpenEmpty } from './contract.ts';

/** What every engine must do alike. All on one database, as it is in service. */
export function storeContract(open: OpenEmpty): void {
  let store: Store | undefined;
  const shared: OpenEmpty = async () => {
    store ??= await open();
    return { ...store, close: () => Promise.resolve() };
  };
  afterAll(() => store?.close());
  engineContract(shared);
  networksContract(shared);
  snapshotsContract(shared);
  importsAndDraftsContract(shared);
  jobsContract(shared);
  assessmentsContract(shared);
  searchContract(shared);
  recordsContract(shared);
}

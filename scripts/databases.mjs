// `npm run databases`: the contract and fault suites of the store on PostgreSQL and on sharded PostgreSQL.
import { join } from 'node:path';
import { prepare, ROOT, run } from './prepare.mjs';

prepare();
run(process.execPath, [
  join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--config',
  join(ROOT, 'packages', 'store', 'test', 'databases.config.ts'),
  ...process.argv.slice(2),
]);

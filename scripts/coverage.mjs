// Coverage of the analyses by the whole test suite, with floors in vitest.config.ts.
import { join } from 'node:path';
import { prepare, ROOT, run } from './prepare.mjs';

prepare();
run(process.execPath, [
  join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--coverage',
  ...process.argv.slice(2),
]);

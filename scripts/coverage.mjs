// Coverage of the analyses by their own tests, with floors in vitest.config.ts.
import { join } from 'node:path';
import { prepare, ROOT, run } from './prepare.mjs';

prepare();
run(process.execPath, [
  join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--coverage',
  ...['model', 'trust', 'network', 'components', 'formats', 'assessment'].map((name) => `packages/${name}/`),
  ...process.argv.slice(2),
]);

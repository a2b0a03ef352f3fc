// `npm start`: assess the example nation, say what was found, serve the report.
import { join } from 'node:path';
import { prepare, ROOT, run } from './prepare.mjs';

prepare();
run(process.execPath, [
  join(ROOT, 'packages', 'cli', 'bin', 'cleanpath.js'),
  'demo',
  '--data',
  process.env.CLEANPATH_DATA ?? join(ROOT, 'data'),
  ...process.argv.slice(2),
]);

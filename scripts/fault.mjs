// `npm run fault`: servers killed with -9, full and failing disks, dropped database connections, damaged backups.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { prepare, ROOT } from './prepare.mjs';

/** Of the store those on files run with every test; here they run again, with those that need a database server. */
const SUITES = [
  ['packages/server/test/faults/faults.config.ts'],
  ['packages/store/test/databases.config.ts', 'packages/store/test/faults'],
  ['vitest.platform.config.ts', 'packages/store/test/faults'],
];

prepare();
let failed = false;
for (const [config, ...filters] of SUITES) {
  const { status } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', join(ROOT, config), ...filters],
    { cwd: ROOT, stdio: 'inherit' },
  );
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;

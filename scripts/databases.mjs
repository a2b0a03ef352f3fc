// `npm run databases`: the contract and fault suites of the store on the embedded engine, on a PostgreSQL server of its
// own, and on one sharded by postgres_fdw; says how many tests passed on each.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, ROOT } from './prepare.mjs';

const SERVERS = '/usr/lib/postgresql';

const named = process.env.CLEANPATH_POSTGRES_BIN;
if (named ? !existsSync(join(named, 'initdb')) : !existsSync(SERVERS) || readdirSync(SERVERS).length === 0) {
  process.stderr.write(
    'There is no PostgreSQL on this machine. Install the Debian packages postgresql and postgresql-contrib (nothing ' +
      'needs to run), or set CLEANPATH_POSTGRES_BIN to the directory with initdb.\n',
  );
  process.exit(1);
}
prepare();
const scratch = mkdtempSync(join(tmpdir(), 'cleanpath-databases-'));
const output = join(scratch, 'result.json');
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    join(ROOT, 'packages', 'store', 'test', 'databases.config.ts'),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${output}`,
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
if (existsSync(output)) process.stdout.write(summary(JSON.parse(readFileSync(output, 'utf8'))));
rmSync(scratch, { recursive: true });
process.exitCode = status ?? 1;

/** Passed and other tests by database and suite, one line each. */
function summary({ testResults }) {
  const counts = new Map();
  for (const { name, assertionResults } of testResults)
    for (const { status, ancestorTitles } of assertionResults) {
      const suite = suiteOf(name.split('/').at(-1), ancestorTitles);
      const count = counts.get(suite) ?? { passed: 0, other: 0 };
      count[status === 'passed' ? 'passed' : 'other']++;
      counts.set(suite, count);
    }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([suite, { passed, other }]) => `${suite.padEnd(48)} ${passed} passed, ${other} failed or skipped\n`)
    .join('');
}

function suiteOf(file, [first = '', second = '']) {
  const on = { 'one database': 'PostgreSQL', 'sharded by postgres_fdw': 'PostgreSQL sharded by postgres_fdw' };
  if (file === 'embedded.test.ts') return 'contract: embedded (PGlite)';
  if (file === 'postgresql.databases.ts') return `contract: ${on[second] ?? second}`;
  if (file === 'migrations.test.ts') return 'migrations: embedded (PGlite)';
  if (file === 'archive.test.ts') return `archive: ${first}`;
  if (file === 'archive.databases.ts')
    return second === 'on a server' ? 'migrations: PostgreSQL' : `archive: ${second}`;
  return `faults: ${file.split('.')[0].replaceAll('-', ' ')}`;
}

// Checks the console in a real browser: node e2e/console.mjs [shots directory] [--only <area>[,<area>…]]
// Starts the real server with a fresh data directory and the built console, and walks every page: by link, by keyboard,
// in light and dark, at 1440 and 390 px and at 200 %, in English and German, with axe-core and the security policy.
import { closeWorld, openWorld } from './console/world.mjs';
import { makeByApi } from './console/make-by-api.mjs';
import { newRun } from './console/run.mjs';
import { prepare } from '../scripts/prepare.mjs';

/** In the order in which a person meets them; later ones use what earlier ones made. */
const AREAS = [
  'set-up',
  'sign-in',
  'first-run',
  'overview',
  'network',
  'services',
  'suppliers',
  'import',
  'edit',
  'compare',
  'history',
  'jobs',
  'shell',
  'administration',
  'supplier-file',
  'account',
  'first-load',
];
/** These make what all others need: an administrator, and the example nation. Without them the API makes it. */
const FIRST = ['set-up', 'sign-in', 'first-run'];

// Another build is brought by whoever names it.
if (process.env.CLEANPATH_CONSOLE_DIST === undefined) prepare();
const given = process.argv.slice(2);
const at = given.indexOf('--only');
const only = at < 0 ? undefined : new Set(given.splice(at, 2)[1]?.split(','));
const [shots = 'console-shots'] = given;
for (const area of only ?? []) {
  if (AREAS.includes(area)) continue;
  console.error(`There is no area “${area}”. Areas: ${AREAS.join(', ')}`);
  process.exit(2);
}

// The supplier that looks at its file is made where organisations are tested.
if (only?.has('supplier-file')) only.add('administration');
if (only !== undefined && FIRST.some((area) => only.has(area))) for (const area of FIRST) only.add(area);

const run = newRun(shots);
const world = await openWorld(run, shots);
try {
  if (only !== undefined && !FIRST.some((area) => only.has(area))) await makeByApi(world);
  for (const area of AREAS) {
    if (only !== undefined && !only.has(area)) continue;
    const { check } = await import(`./console/${area}.mjs`);
    if (!(await run.area(area, () => check(world))) && FIRST.includes(area)) break;
  }
} finally {
  await closeWorld(world);
}
process.exitCode = run.summary();

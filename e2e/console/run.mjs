// A small runner: named tests one after another, what failed and why, counts, an exit code.
import { join } from 'node:path';

/** A test that takes longer hangs, ms. */
const TEST_MS = 60_000 * Number(process.env.CLEANPATH_E2E_PATIENCE ?? 1);

export function newRun(shots) {
  let passed = 0;
  const failed = [];
  const started = Date.now();
  let area = '';
  const report = (name, faults, ms, note = '') => {
    const full = `${area}: ${name}`;
    if (faults.length === 0) passed++;
    else failed.push(full);
    console.log(
      `${faults.length === 0 ? 'ok  ' : 'FAIL'} ${full}${note}${ms > 1500 ? ` (${(ms / 1000).toFixed(1)} s)` : ''}`,
    );
    for (const fault of faults.slice(0, 8)) console.log(`       ${fault.replaceAll('\n', '\n       ')}`);
    if (faults.length > 8) console.log(`       … ${faults.length - 8} more`);
  };
  return {
    /** One named test; a thrown error fails it. With `page`, a picture of what was on the screen is kept. */
    async test(name, body, page) {
      const begun = Date.now();
      try {
        const note = await within(TEST_MS, body());
        report(name, [], Date.now() - begun, typeof note === 'string' ? `: ${note}` : '');
        return true;
      } catch (error) {
        report(name, [describe(error)], Date.now() - begun);
        const path = join(shots, `failed-${failed.length}.png`);
        await page?.screenshot({ path }).then(
          () => console.log(`       on the screen: ${path}, at ${page.url()}`),
          () => undefined,
        );
        return false;
      }
    },
    /** One named test by its list of faults. */
    check: (name, faults) => report(name, faults, 0),
    /** The tests of one area; false where they broke off. */
    async area(name, body) {
      area = name;
      const begun = Date.now();
      let ended = true;
      try {
        await body();
      } catch (error) {
        ended = false;
        report('the tests ran to their end', [describe(error)], 0);
      }
      console.log(`     ${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
      return ended;
    },
    summary() {
      console.log(`${passed} passed, ${failed.length} failed, ${((Date.now() - started) / 1000).toFixed(0)} s`);
      for (const name of failed) console.log(`  failed: ${name}`);
      return failed.length === 0 ? 0 : 1;
    },
  };
}

function within(ms, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Message and where in these tests; the log of the browser driver only in part. */
function describe(error) {
  const text = String(error?.message ?? error)
    .split('\n')
    .slice(0, 6)
    .join('\n')
    .replaceAll(/\u001b\[\d+m/g, '');
  const place = /e2e\/console[^\s)]*:\d+/.exec(error?.stack ?? '')?.[0];
  return place === undefined ? text : `${text}\n(${place})`;
}

/** Fails with words where two values differ. */
export function equal(actual, expected, what) {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return;
  throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
}

export function truthy(value, what) {
  if (!value) throw new Error(what);
}

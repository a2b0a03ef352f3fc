/**
 * From nothing to a page. Cold start: from starting the process on existing data to the console's page and the first
 * answer of the API. Overview: the requests its page makes after sign-in, on a nation of a million elements, first and
 * again. First load: what a browser receives for the first page and for the overview, compressed as served, in
 * Chromium where there is one. Usage: npm run bench:start [-- elements]; CLEANPATH_BENCH_NATION names a dossier made before.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asking, importDossier, jobDone, load, makeNation, seconds, serve, signedIn } from './serve/serve.mjs';

/** Issue 3, in seconds and kB (1000 bytes). */
const TARGET_START = 3;
const TARGET_OVERVIEW = 1;
const TARGET_FIRST_LOAD = 350;
const STARTS = 3;
const CHROMIUM = process.env.CLEANPATH_CHROMIUM ?? '/usr/bin/chromium';
/** 0: as many as the national expansion has, a million. */
const ELEMENTS = Number(process.argv[2] ?? 0);

const directory = await mkdtemp(join(tmpdir(), 'cleanpath-bench-start-'));
const data = join(directory, 'data');
const env = { CLEANPATH_MAX_UPLOAD_BYTES: String(2 ** 32), CLEANPATH_JOB_MEMORY_MEGABYTES: '8192' };
const faults = [];
let server;
try {
  server = await serve(data, env);
  const { session, network } = await fill(server);
  await server.stop();
  for (let start = 1; start <= STARTS; start++) {
    server = await serve(data, env);
    const page = await fetch(`${server.url}/`);
    if (!(await page.text()).includes('<div id="root">')) faults.push('the page is not the console');
    await asking(server.url, session).call('GET', '/api/session');
    const took = seconds(server.begun);
    say(`cold start ${start}: process to page and API answer`, took, 's', TARGET_START);
    console.log('  processor time of it'.padEnd(56), `${server.cpu().toFixed(2)} s`);
    if (start === 1) await overview(server, session, network);
    if (start === STARTS) await firstLoad(server, session, network);
    await server.stop();
  }
} finally {
  await server?.stop();
  await rm(directory, { recursive: true, force: true });
}
for (const fault of faults) console.error(`WRONG: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

function say(what, value, unit, target) {
  const met = value <= target;
  if (!met) faults.push(`${what}: ${value.toFixed(2)} ${unit} is more than ${target}`);
  console.log(what.padEnd(56), `${value.toFixed(2)} ${unit} (target ${target}), ${load()}`);
}

async function fill({ url, setupLink }) {
  const { call, session } = await signedIn(url, setupLink);
  const network = (await call('POST', '/api/networks', { name: 'Nation' })).id;
  const made = process.env.CLEANPATH_BENCH_NATION ?? join(directory, 'nation');
  if (!existsSync(made)) await makeNation(made, ELEMENTS);
  const begun = performance.now();
  const read = await importDossier(call, network, made);
  const { jobId } = await call('POST', `/api/networks/${network}/imports/${read.import.id}/apply`, {});
  await jobDone(call, jobId, 500);
  for (;;) {
    const facts = await call('GET', `/api/networks/${network}`);
    if (facts.assessment) {
      const { elements, relations } = facts.snapshot;
      console.log(
        `${elements} elements, ${relations} relations: ${seconds(begun).toFixed(0)} s to import and assess, ${load()}`,
      );
      return { session, network };
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** What the overview asks for (packages/console/src/pages/overview and the frame around it). */
async function overview({ url }, session, network) {
  const { call } = asking(url, session);
  for (const round of ['first', 'again']) {
    const begun = performance.now();
    const [, facts] = await Promise.all([call('GET', '/api/session'), call('GET', `/api/networks/${network}`)]);
    const [summary] = await Promise.all([
      call('GET', `/api/networks/${network}/assessments/${facts.assessment.id}`),
      call('GET', '/api/networks'),
      call('GET', '/api/jobs?limit=20'),
      call('GET', `/api/networks/${network}/imports?limit=5`),
      call('GET', `/api/networks/${network}/assessments?limit=50`),
    ]);
    say(`overview after sign-in, ${round}`, seconds(begun), 's', TARGET_OVERVIEW);
    if (summary.id !== facts.assessment.id) faults.push('the overview is of another assessment');
  }
}

/** Bytes over the wire until nothing more comes, by the browser's own account. */
async function firstLoad({ url }, session, network) {
  if (!existsSync(CHROMIUM)) return console.log('first load: skipped, there is no Chromium');
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    for (const [what, path, cookie] of [
      ['first load: sign-in page', '/', undefined],
      ['first load: overview', `/networks/${network}`, session.cookie],
    ]) {
      const context = await browser.newContext();
      if (cookie) {
        const [name, ...value] = cookie.split('=');
        await context.addCookies([{ name, value: value.join('='), url, httpOnly: true }]);
      }
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send('Network.enable');
      let bytes = 0;
      let files = 0;
      cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
        files++;
      });
      await page.goto(url + path, { waitUntil: 'load' });
      await page.locator('h1').first().waitFor();
      await page.waitForTimeout(3000);
      say(`${what} (${files} files)`, bytes / 1000, 'kB', TARGET_FIRST_LOAD);
      console.log(`  shows: ${(await page.locator('h1').first().innerText()).slice(0, 100)}`);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

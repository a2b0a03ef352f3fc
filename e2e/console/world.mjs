// What all tests share: the server, the browser, people who are signed in, the network of the example.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startServer } from './server.mjs';

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The map needs WebGL; here it is drawn by the processor.
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
/** Longest wait for something to appear, ms; a machine that is busy otherwise asks for more patience. */
const WAIT_MS = 20_000 * Number(process.env.CLEANPATH_E2E_PATIENCE ?? 1);

export const ADMIN = {
  name: 'Ada Lindqvist',
  email: 'ada@authority.example',
  password: 'copper lantern drifts northward',
  organisation: 'Example Network Authority',
};
export const GERMAN = {
  name: 'Jonas Weber',
  email: 'jonas@authority.example',
  password: 'stiller Fluss hinter Birken',
};

export async function openWorld(run, shots) {
  mkdirSync(shots, { recursive: true });
  const server = await startServer();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
  return {
    run,
    shots,
    server,
    browser,
    origin: server.origin,
    admin: ADMIN,
    people: {},
    network: undefined,
  };
}

export async function closeWorld(world) {
  await world.browser.close();
  const code = await world.server.stop();
  world.run.check('the server ends by itself when asked to', code === 0 ? [] : [`exit code ${code}`]);
  world.run.check(
    'the server wrote no error',
    world.server.log.filter((line) => /"level":("error"|"fatal"|50|60)/.test(line)),
  );
}

/**
 * A browser of its own, signed in as one of `world.people` or nobody, that keeps what the page complains about:
 * messages on the console, errors, requests that failed, violations of the content security policy, requests to others.
 */
export async function openBrowser(world, who, options = {}) {
  const context = await world.browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    baseURL: world.origin,
    ...(who === undefined ? {} : { storageState: world.people[who] }),
    ...options,
  });
  context.setDefaultTimeout(WAIT_MS);
  const complaints = [];
  await context.exposeBinding('__policyViolation', (_source, text) => complaints.push(`security policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.__policyViolation(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      );
    });
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(world.origin) && !url.startsWith('data:') && !url.startsWith('blob:'))
      complaints.push(`asked somebody else: ${url}`);
  });
  const page = await context.newPage();
  watch(page, complaints);
  return {
    context,
    page,
    /** What was complained about since the last call; `allowed` matches what the test provoked. */
    complaints: (allowed) => {
      const found = complaints.splice(0).filter((text) => !(allowed?.test(text) ?? false));
      return [...new Set(found)];
    },
    async close() {
      // The session of a person may have rotated meanwhile: the next browser goes on with the newest.
      const state = who === undefined ? undefined : await context.storageState();
      if (state !== undefined && state.cookies.length > 0) world.people[who] = state;
      await context.close();
    },
  };
}

function watch(page, complaints) {
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (DRIVER_NOISE.test(message.text())) return;
    complaints.push(`${message.type()}: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.stack ?? error}`));
}

/** Said by the software renderer about itself, not by the page. */
const DRIVER_NOISE = /GPU stall due to ReadPixels|GL Driver Message|WebGL-.*performance/i;

/** A client of the API with the session of a page, for what a test needs but does not test. */
export async function callApi(page, method, path, body) {
  const session = await page.request.get('/api/session');
  const { csrfToken } = await session.json();
  const response = await page.request.fetch(path, {
    method,
    headers: { 'x-csrf-token': csrfToken },
    ...(body === undefined ? {} : { data: body }),
  });
  const text = await response.text();
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Keeps the session of a page for later browsers. */
export async function remember(world, who, context) {
  world.people[who] = await context.storageState();
}

export const shot = (world, name) => join(world.shots, `${name}.png`);

// Writes the pictures of README and docs: node e2e/screenshots.mjs <report.html>
// From a report its summary and one service; from the console, started with the example nation, four of its pages.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { drawn } from './console/network.mjs';
import { settled } from './console/page-checks.mjs';
import { setUpByApi } from './console/make-by-api.mjs';
import { callApi, CHROMIUM, CHROMIUM_ARGUMENTS } from './console/world.mjs';
import { startServer } from './console/server.mjs';

/** Largest picture, bytes: they are loaded with the README. */
const MOST_BYTES = 250_000;
/** Waits for the assessment of the example, ms. */
const ASSESSED_MS = 120_000;

const [report] = process.argv.slice(2);
if (report === undefined) {
  console.error('Usage: node e2e/screenshots.mjs <report.html>');
  process.exit(1);
}
const out = fileURLToPath(new URL('../docs/images', import.meta.url));
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
await ofReport();
await ofConsole();
await browser.close();

async function take(page, name) {
  const path = join(out, `${name}.png`);
  await page.screenshot({ path });
  const { size } = statSync(path);
  console.log(`${name}.png ${Math.round(size / 1000)} kB`);
  if (size > MOST_BYTES) process.exitCode = 1;
}

async function ofReport() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(pathToFileURL(report).href);
  await take(page, 'report-summary');
  await page.locator('#demand-emergency-west').evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
  await page.evaluate(() => window.scrollBy({ top: -64, behavior: 'instant' }));
  await page.waitForTimeout(500);
  await take(page, 'report-service');
  await page.close();
}

async function ofConsole() {
  const server = await startServer();
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  try {
    await setUpByApi(server.setupLink, page);
    const { network } = await callApi(page, 'POST', '/api/networks/example');
    const path = `/n/${network.id}`;
    await page.goto(`${path}/overview`);
    await page
      .locator('h1')
      .filter({ hasText: /\d+ of \d+/ })
      .waitFor({ timeout: ASSESSED_MS });
    await settled(page);
    await take(page, 'console-overview');
    await page.goto(`${path}/services/emergency-west`);
    await settled(page);
    await page.waitForTimeout(1500);
    await take(page, 'console-service');
    await page.goto(`${path}/network`);
    await drawn(page);
    await page.waitForTimeout(1500);
    await take(page, 'console-network');
    await page.goto(`${path}/suppliers/sablethorn`);
    await settled(page);
    await take(page, 'console-supplier');
  } finally {
    await context.close();
    await server.stop();
  }
}

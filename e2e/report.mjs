// Checks a report in a real browser: node e2e/report.mjs <report.html> [output directory]
// At 1440 and 390 px, light and dark: no page overflow, no clipped or overlapping text, no console error, no request,
// every anchor leads somewhere; also readable without JavaScript, sortable with it, and printable to A4 and Letter.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { layoutFaults } from './report-layout.mjs';

const [file, output = 'report-shots'] = process.argv.slice(2);
if (file === undefined || !existsSync(file)) {
  console.error('Usage: node e2e/report.mjs <report.html> [output directory]');
  process.exit(2);
}
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Tall enough for the first screens; full pages are taken as well unless they exceed what Chromium can paint. */
const HEIGHT = 900;
const MAX_SHOT_HEIGHT = 16_000;
/** Letter less the margins of the print style, px: the lower of the two papers. */
const LETTER_TEXT_HEIGHT = 934;

let passed = 0;
let failed = 0;
function check(name, faults) {
  const list = faults === true ? [] : faults === false ? ['failed'] : faults;
  if (list.length === 0) passed++;
  else failed++;
  console.log(`${list.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  for (const fault of list.slice(0, 8)) console.log(`       ${fault}`);
  if (list.length > 8) console.log(`       … ${list.length - 8} more`);
}

mkdirSync(output, { recursive: true });
const address = pathToFileURL(resolve(file)).href;
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
try {
  for (const width of [1440, 390]) for (const scheme of ['light', 'dark']) await checkScreen(width, scheme);
  await checkWide();
  await checkWithoutScript();
  await checkInteraction();
  await checkPrint();
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function open(options, emulate = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: HEIGHT }, ...options });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) requests.push(request.url());
  });
  await page.emulateMedia(emulate);
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready);
  return { context, page, complaints, requests };
}

async function checkScreen(width, scheme) {
  const name = `${width} px ${scheme}`;
  const { context, page, complaints, requests } = await open(
    { viewport: { width, height: HEIGHT }, colorScheme: scheme },
    { reducedMotion: 'reduce' },
  );
  const faults = await page.evaluate(layoutFaults);
  check(`${name}: the page does not scroll sideways`, faults.overflow);
  check(`${name}: no text is clipped`, faults.clipped);
  check(`${name}: no text overlaps other text`, faults.overlapping);
  check(`${name}: every anchor leads somewhere, every id is unique`, faults.anchors);
  check(`${name}: text contrast is at least AA`, faults.contrast);
  check(`${name}: headings step down one level at a time, tables have captions and scopes`, faults.structure);
  check(
    `${name}: the bundled font is used`,
    await page.evaluate(
      () => document.fonts.check('14px Inter') && [...document.fonts].some((face) => face.status === 'loaded'),
    ),
  );
  check(`${name}: nothing on the console`, complaints);
  check(`${name}: nothing was requested`, requests);
  await page.screenshot({ path: join(output, `${width}-${scheme}-first.png`) });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({
    path: join(output, `${width}-${scheme}-full.png`),
    clip: { x: 0, y: 0, width, height: Math.min(height, MAX_SHOT_HEIGHT) },
    fullPage: true,
  });
  await context.close();
}

async function checkWide() {
  for (const width of [700, 1024, 1200, 2560]) {
    const { context, page } = await open({ viewport: { width, height: HEIGHT } });
    const { overflow, overlapping, clipped } = await page.evaluate(layoutFaults);
    check(`${width} px: no overflow, clipping or overlap`, [...overflow, ...clipped, ...overlapping]);
    await context.close();
  }
}

async function checkWithoutScript() {
  const { context, page, requests } = await open({ javaScriptEnabled: false });
  const text = await page.locator('main').innerText();
  check(
    'without JavaScript: the verdict and the sections can be read',
    text.includes('Method and limits') && text.length > 2000,
  );
  check('without JavaScript: nothing was requested', requests);
  await context.close();
}

async function checkInteraction() {
  const { context, page, complaints } = await open({ colorScheme: 'light' });
  const table = page.locator('#service-matrix');
  if ((await table.count()) > 0) {
    const names = () =>
      table.locator('tbody tr:not([hidden]) th').evaluateAll((cells) => cells.map((cell) => cell.textContent.trim()));
    await table.locator('thead button').first().click();
    const ascending = await names();
    await table.locator('thead button').first().click();
    const descending = await names();
    const sorted = [...ascending].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    check(
      'sorting by a column orders the rows, twice reverses them',
      JSON.stringify(ascending) === JSON.stringify(sorted) &&
        JSON.stringify(descending) === JSON.stringify([...sorted].reverse()),
    );
    check(
      'the sorted column says so',
      (await table.locator('thead th').first().getAttribute('aria-sort')) === 'descending',
    );
    const select = page.locator('.filter select').first();
    const value = await select.locator('option').nth(1).getAttribute('value');
    await select.selectOption(value);
    const shown = await table.locator('tbody tr:not([hidden])').count();
    const wanted = await table.locator(`tbody tr[data-facet-verdict="${value}"]`).count();
    check('the filter shows exactly the rows of the verdict', shown === wanted && shown > 0);
  }
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await ground();
  await page.locator('.tools button').click();
  check('the theme button changes the theme', before !== (await ground()));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  check('keyboard focus can be seen', outline !== 'none');
  check('interaction leaves nothing on the console', complaints);
  await context.close();
}

async function checkPrint() {
  const { context, page } = await open(
    { colorScheme: 'dark', viewport: { width: 688, height: HEIGHT } },
    { media: 'print' },
  );
  const { overflow, clipped, overlapping } = await page.evaluate(layoutFaults);
  check('print: nothing wider than an A4 page, nothing clipped', [...overflow, ...clipped, ...overlapping]);
  const bottom = await page.evaluate(
    () => document.querySelector('.page-one').getBoundingClientRect().bottom + scrollY,
  );
  check(
    'print: the page for the director is one page',
    bottom <= LETTER_TEXT_HEIGHT ? [] : [`${Math.round(bottom)} px of ${LETTER_TEXT_HEIGHT}`],
  );
  check(
    'print: light even where the screen is dark',
    (await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper'))) === '#fbfaf7',
  );
  for (const format of ['A4', 'Letter']) {
    const pdf = await page.pdf({ format, preferCSSPageSize: true });
    writeFileSync(join(output, `report-${format.toLowerCase()}.pdf`), pdf);
    check(`print: ${format} gives a PDF`, pdf.length > 10_000);
  }
  await context.close();
}

// Writes the pictures of the README from a report: node e2e/screenshots.mjs <report.html>
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [report] = process.argv.slice(2);
if (report === undefined) {
  console.error('Usage: node e2e/screenshots.mjs <report.html>');
  process.exit(1);
}
const out = fileURLToPath(new URL('../docs/images', import.meta.url));
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(pathToFileURL(report).href);
await page.screenshot({ path: join(out, 'report-summary.png') });
await page.locator('#demand-emergency-west').evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
await page.evaluate(() => window.scrollBy({ top: -64, behavior: 'instant' }));
await page.waitForTimeout(500);
await page.screenshot({ path: join(out, 'report-service.png') });
await browser.close();

// The verdict sentence with its bounds, and the console door: the same content hash as on the command line.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { equal, truthy } from './run.mjs';
import { CLI, ROOT } from './server.mjs';
import { openBrowser } from './world.mjs';

export async function check(world) {
  const { run, network } = world;
  const path = `/n/${network}/overview`;
  await checkPage(world, 'overview', path, (page) => page.locator('h1').filter({ hasText: /\d+ of \d+/ }));

  const browser = await openBrowser(world, 'admin', { acceptDownloads: true });
  const { page } = browser;
  await page.goto(path);
  await settled(page);
  await run.test(
    'the sentence names a count with its total, a share and what it hangs on',
    async () => {
      const sentence = await page.locator('h1').innerText();
      truthy(/\d+ of \d+ .*\(\d+\s%.*\)/.test(sentence), sentence);
      return sentence;
    },
    page,
  );
  await run.test(
    'the console door: the same content hash as the command line gives for the example, also in the download',
    async () => {
      const args = [CLI, 'assess', 'examples/nation', '--json'];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 256 * 1024 * 1024 });
      const { contentHash } = JSON.parse(stdout);
      await page.locator('main').getByText(contentHash).waitFor();
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Whole assessment as JSON' }).click();
      const stream = await (await download).createReadStream();
      const hash = createHash('sha256');
      for await (const chunk of stream) hash.update(chunk);
      equal(hash.digest('hex'), createHash('sha256').update(stdout).digest('hex'), 'SHA-256 of the document');
      return contentHash.slice(0, 16);
    },
    page,
  );
  await run.test(
    'the report opens in a tab of its own',
    async () => {
      const opened = page.context().waitForEvent('page');
      await page.getByRole('link', { name: 'Report as one HTML page' }).click();
      const report = await opened;
      await report.locator('h1').first().waitFor();
      await report.close();
    },
    page,
  );
  await run.test(
    'with the keyboard alone: from the overview to the first cause',
    async () => {
      await page.goto(path);
      await settled(page);
      const cause = page.getByRole('region', { name: 'Causes' }).locator('tr[data-index="0"]').first();
      await tabTo(page, cause, 200);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/network\?.*element=/);
      await page.getByRole('complementary', { name: 'Element' }).or(page.getByRole('dialog')).first().waitFor();
    },
    page,
  );
  run.check('the overview writes nothing on the console', browser.complaints());
  await browser.close();
}

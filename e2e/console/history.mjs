// Snapshots and assessments: shown, assessed as of another date, taken along, renamed, deleted.
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { confirmIfAsked } from './sign-in.mjs';
import { truthy } from './run.mjs';
import { callApi, openBrowser } from './world.mjs';

export async function check(world) {
  const { run, network } = world;
  const path = `/n/${network}/history`;
  await checkPage(world, 'history', path, (page) => page.locator('main tr[data-index]').nth(1));
  const browser = await openBrowser(world, 'admin', { acceptDownloads: true });
  const { page } = browser;
  await run.test(
    'with the keyboard alone: assessed as of another date, with progress; the page then speaks of that date',
    async () => {
      await page.goto(path);
      await settled(page);
      await tabTo(page, page.getByRole('button', { name: 'Assess under another policy or date' }));
      await page.keyboard.press('Enter');
      const dialogue = page.getByRole('dialog');
      await dialogue.getByLabel('As of').fill('2026-12-24');
      await tabTo(page, dialogue.getByRole('button', { name: 'Assess' }));
      await page.keyboard.press('Enter');
      await page.waitForURL(/[?&]a=/);
      await page.getByRole('button', { name: /24 Dec(ember)? 2026/ }).waitFor();
    },
    page,
  );
  await run.test(
    'a snapshot is taken along as a dossier',
    async () => {
      await page.getByRole('button', { name: 'Use … snapshot 1' }).first().click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: 'Dossier (zip)' }).click();
      truthy((await download).suggestedFilename().endsWith('.zip'), (await download).suggestedFilename());
    },
    page,
  );
  await run.test(
    'a network is renamed, then deleted after a question and the password',
    async () => {
      const { id } = await callApi(page, 'POST', '/api/networks', { name: 'Short-lived', description: '' });
      await page.goto(`/n/${id}/history`);
      await page.getByRole('textbox', { name: 'Name' }).fill('Short-lived pilot');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Network: Short-lived pilot. Switch' }).waitFor();
      await page.locator('summary').filter({ hasText: 'Delete this network' }).click();
      await page.getByRole('button', { name: 'Delete this network' }).click();
      await page.getByText('Delete “Short-lived pilot” with everything in it?').waitFor();
      await page.getByRole('button', { name: 'Delete this network' }).click();
      await confirmIfAsked(page, page.getByRole('heading', { level: 1, name: 'Networks' }));
      truthy(!(await page.locator('main').innerText()).includes('Short-lived'), 'it is still listed');
    },
    page,
  );
  // Whoever looks at what was just deleted may still ask for it once.
  run.check('history writes nothing on the console', browser.complaints(/status of 40[14]/));
  await browser.close();
}

// What runs and what ran.
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { truthy } from './run.mjs';
import { openBrowser } from './world.mjs';

export async function check(world) {
  const { run } = world;
  await checkPage(world, 'jobs', '/jobs', (page) => page.locator('main tr[data-index]'));
  const browser = await openBrowser(world, 'admin');
  const { page } = browser;
  await run.test(
    'every job that ended is listed with what it was, how long it took and where its result is',
    async () => {
      await page.goto('/jobs');
      await settled(page);
      const row = page.locator('main tr[data-index]').filter({ hasText: 'Loading the example nation' }).first();
      truthy(/Done/.test(await row.innerText()), await row.innerText());
      await row.getByRole('link', { name: 'Overview' }).click();
      await page.waitForURL(/\/overview/);
    },
    page,
  );
  await run.test(
    'with the keyboard alone: the state is chosen and stands in the address',
    async () => {
      await page.goto('/jobs');
      await settled(page);
      await tabTo(page, page.getByRole('combobox', { name: 'State' }));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/state=/);
    },
    page,
  );
  run.check('jobs write nothing on the console', browser.complaints());
  await browser.close();
}

// The table of services, and one service hop by hop.
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { equal, truthy } from './run.mjs';
import { openBrowser } from './world.mjs';

/** A service of the example that is blocked. */
const BLOCKED = 'emergency-west';

export async function check(world) {
  const { run, network } = world;
  const list = `/n/${network}/services`;
  await checkPage(world, 'services', list, (page) => page.locator('main tr[data-index]'));
  const browser = await openBrowser(world, 'admin');
  const { page } = browser;
  await run.test(
    'a verdict is chosen, stands in the address and survives a reload',
    async () => {
      await page.goto(`${list}?verdict=blocked`);
      await settled(page);
      const rows = page.locator('main tbody tr[data-index]');
      const blocked = await rows.count();
      truthy(blocked > 0, 'no blocked service');
      equal(await rows.filter({ hasText: 'Blocked' }).count(), blocked, 'blocked rows');
    },
    page,
  );
  await run.test(
    'with the keyboard alone: Enter on a row opens the service',
    async () => {
      await tabTo(page, page.locator('tr[data-index="0"]'));
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/services\/.+/);
      await page.locator('h1').waitFor();
      await page.goBack();
      await page.waitForURL(/\/services\?verdict=blocked/);
    },
    page,
  );
  run.check('services write nothing on the console', browser.complaints());
  await browser.close();

  const path = `/n/${network}/services/${BLOCKED}`;
  await checkPage(world, 'service', path, (each) => each.locator('main h1'), { before: lanes });
  await service(world, path);
}

async function lanes(page) {
  await settled(page);
  await page.waitForTimeout(300);
}

async function service(world, path) {
  const { run } = world;
  const browser = await openBrowser(world, 'admin');
  const { page } = browser;
  await page.goto(path);
  await lanes(page);
  await run.test(
    'a blocked service shows its reason, its blocking cut and ways out with cost',
    async () => {
      await page.getByRole('heading', { name: 'Ways out' }).waitFor();
      truthy(/Cut:|This end is not clean/.test(await page.locator('main').innerText()), 'no cut is shown');
    },
    page,
  );
  await run.test(
    'the route can be read as a table',
    async () => {
      await page.getByText('Table', { exact: true }).click();
      await page.locator('main table').first().waitFor();
      truthy((await page.locator('main table tbody tr').count()) > 3, 'no table of hops');
    },
    page,
  );
  run.check('the service writes nothing on the console', browser.complaints());
  await browser.close();
}

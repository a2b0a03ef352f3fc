// The list of suppliers, and one supplier with decisions, criteria and evidence.
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { equal, truthy } from './run.mjs';
import { openBrowser } from './world.mjs';

export async function check(world) {
  const { run, network } = world;
  const list = `/n/${network}/suppliers`;
  await checkPage(world, 'suppliers', list, (page) => page.locator('main tr[data-index]'));
  const browser = await openBrowser(world, 'admin');
  const { page } = browser;
  let path = list;
  await run.test(
    'with the keyboard alone: Enter on a row opens the supplier, the back button returns',
    async () => {
      await page.goto(list);
      await settled(page);
      const row = page.locator('tr[data-index="0"]');
      await tabTo(page, row);
      const name = await row.locator('th').innerText();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/suppliers\/.+/);
      await page.locator('main h1').waitFor();
      path = new URL(page.url()).pathname;
      await page.locator('main h1, main header').getByText(name.split('\n')[0]).first().waitFor();
      await page.goBack();
      await page.waitForURL((url) => url.pathname === list);
      await page.goForward();
    },
    page,
  );
  await run.test(
    'decisions name tier, policy clause and evidence; each piece of evidence has a link of its own',
    async () => {
      await page.goto(path);
      await settled(page);
      const words = await page.locator('main').innerText();
      for (const tier of ['Low', 'Moderate', 'High', 'Critical'])
        truthy(words.includes(tier), `tier ${tier} is missing`);
      const link = page.locator('main a[href*="evidence="]').first();
      await link.click();
      await page.waitForURL(/evidence=/);
    },
    page,
  );
  await run.test(
    'a supplier that is not there says so',
    async () => {
      await page.goto(`${list}/no-such-supplier`);
      await page.getByRole('alert').or(page.getByText(/not/)).first().waitFor();
    },
    page,
  );
  run.check('suppliers write nothing on the console', browser.complaints(/status of 404/));
  await browser.close();
  equal(path === list, false, 'the page of a supplier was found');
  world.supplier = path.split('/').at(-1);
  await checkPage(world, 'supplier', path, (each) => each.locator('main h1'));
}

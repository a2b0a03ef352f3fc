// What surrounds every page: the bar, the navigation, finding anything, addresses that lead nowhere, a server that is gone.
import { axeFaults, checkPage, settled, takeShot, tabTo } from './page-checks.mjs';
import { equal, truthy } from './run.mjs';
import { openBrowser, shot } from './world.mjs';

export async function check(world) {
  const { run, network } = world;
  await checkPage(world, 'not found', '/no-such-page', (page) => page.locator('h1'), { back: false });
  const browser = await openBrowser(world, 'admin');
  const { page } = browser;
  await run.test(
    'Ctrl-K finds a service by its name and opens it, with the keyboard alone',
    async () => {
      await page.goto(`/n/${network}/overview`);
      await settled(page);
      await page.keyboard.press('Control+k');
      const input = page.getByRole('combobox');
      await input.waitFor();
      await page.keyboard.type('emergency');
      await page.getByRole('option').filter({ hasText: 'Service' }).first().waitFor();
      run.check('the palette: axe finds nothing serious', await axeFaults(page));
      await takeShot(page, shot(world, 'palette-1440-light'), { width: 1440, height: 900 });
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname !== `/n/${network}/overview` || url.search !== '');
    },
    page,
  );
  await run.test(
    'the first Tab offers to skip to the content',
    async () => {
      await page.goto('/networks');
      await settled(page);
      await page.keyboard.press('Tab');
      equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the content', 'first stop');
      await page.keyboard.press('Enter');
      equal(await page.evaluate(() => document.activeElement?.id), 'main', 'focus');
    },
    page,
  );
  await run.test(
    'the appearance is chosen, kept with the account and there after a reload',
    async () => {
      await page.getByRole('button', { name: /account and sign out/ }).click();
      await page.getByRole('menuitem', { name: 'Dark' }).click();
      await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
      await page.reload();
      await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
      await page.keyboard.press('Escape');
      await tabTo(page, page.getByRole('button', { name: /account and sign out/ }));
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'As the system' }).click();
      await page.locator('html[data-mantine-color-scheme=light]').waitFor();
    },
    page,
  );
  await run.test(
    'at 390 px the navigation opens from the bar, and leads on',
    async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`/n/${network}/overview`);
      await settled(page);
      await page.getByRole('button', { name: 'Open the navigation' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.waitFor();
      run.check('the navigation at 390 px: axe finds nothing serious', await axeFaults(page));
      await page.screenshot({ path: shot(world, 'navigation-390-light') });
      await drawer.getByRole('link', { name: 'Suppliers' }).click();
      await page.waitForURL(/\/suppliers/);
      await drawer.waitFor({ state: 'detached' });
    },
    page,
  );
  await run.test(
    'an unknown network says so and offers a way on',
    async () => {
      await page.goto('/n/00000000-0000-7000-8000-000000000000/overview');
      await page.getByRole('alert').waitFor();
      truthy((await page.getByRole('alert').innerText()).length > 40, 'no remedy');
    },
    page,
  );
  run.check('the shell writes nothing on the console but the refusal', browser.complaints(/status of 404/));
  await run.test(
    'while the server does not answer the page says so; afterwards “Try again” goes on',
    async () => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.route('**/api/networks?*', (route) => route.abort());
      await page.goto('/networks');
      await page.getByText('The server does not answer').waitFor({ timeout: 30_000 });
      await page.unroute('**/api/networks?*');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator('tr[data-index="0"]').waitFor();
    },
    page,
  );
  await browser.close();
}

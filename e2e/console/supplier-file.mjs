// What a supplier sees of itself, and nothing else.
import { checkPage, settled } from './page-checks.mjs';
import { equal, truthy } from './run.mjs';
import { openBrowser } from './world.mjs';

export async function check(world) {
  const { run, network } = world;
  const path = `/n/${network}/supplier-file`;
  await checkPage(world, 'supplier file', path, (page) => page.locator('main h1'), { who: 'supplier', german: false });
  const browser = await openBrowser(world, 'supplier');
  const { page } = browser;
  await run.test(
    'the start page leads the supplier to its file, where only it stands in the navigation',
    async () => {
      await page.goto('/');
      await page.waitForURL((url) => url.pathname === path);
      await settled(page);
      const links = await page.locator('nav a').allInnerTexts();
      truthy(links.includes('Supplier file'), links.join());
      for (const hidden of ['Overview', 'Services', 'Import'])
        equal(links.includes(hidden), false, `${hidden} in the navigation`);
      truthy(/answer/i.test(await page.locator('main').innerText()), 'nothing says how to answer');
    },
    page,
  );
  run.check('the supplier file writes nothing on the console', browser.complaints());
  await browser.close();
}

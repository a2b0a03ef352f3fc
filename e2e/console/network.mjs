// The map with its equivalent table, the filters they share, and the card of an element.
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { equal, truthy } from './run.mjs';
import { openBrowser } from './world.mjs';

export async function check(world) {
  const { run, network } = world;
  const path = `/n/${network}/network`;
  await checkPage(world, 'network', path, (page) => page.locator('main canvas, main tr[data-index]'), {
    before: drawn,
  });

  const browser = await openBrowser(world, 'admin');
  const { page } = browser;
  await run.test(
    'map and table stand side by side and speak of the same elements',
    async () => {
      await page.goto(path);
      await drawn(page);
      const total = Number((/^[\d,. ]+/.exec(await page.locator('h1').innerText()) ?? ['0'])[0].replaceAll(/\D/g, ''));
      equal(Number(await page.locator('main table').getAttribute('aria-rowcount')) - 1, total, 'rows of the table');
      truthy(/^Map of the network: \d+ elements/.test(await mapName(page)), await mapName(page));
    },
    page,
  );
  await run.test(
    'a filter narrows sentence, map and table, stands in the address and comes back with the back button',
    async () => {
      const before = await page.locator('h1').innerText();
      await page.getByRole('combobox', { name: 'Trust' }).click();
      await page.getByRole('option', { name: /^Untrusted/ }).click();
      await page.waitForURL(/state=untrusted/);
      await page.locator('h1').filter({ hasText: 'of this choice' }).waitFor();
      await settled(page);
      truthy((await page.locator('main tbody tr[data-index]').count()) > 0, 'no rows');
      await page.reload();
      await page.locator('h1').filter({ hasText: 'of this choice' }).waitFor();
      await page.goBack();
      await page.locator('h1').filter({ hasText: before }).waitFor();
    },
    page,
  );
  await run.test(
    'with the keyboard alone: a row opens the card, Escape closes it and comes back to the row',
    async () => {
      await page.goto(`${path}?view=table`);
      await settled(page);
      await tabTo(page, page.locator('tr[data-index="0"]'));
      await page.keyboard.press('ArrowDown');
      await page.locator('tr[data-index="1"]:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(/element=/);
      await page.getByRole('heading', { name: 'Depends on' }).or(page.getByText('Depends on')).first().waitFor();
      await page.keyboard.press('Escape');
      await page.waitForURL((url) => !url.search.includes('element='));
      const at = await page.evaluate(() => document.activeElement?.getAttribute('data-index'));
      equal(at, '1', 'row with the focus');
    },
    page,
  );
  await run.test(
    'the map is moved with the keyboard',
    async () => {
      await page.goto(`${path}?view=map`);
      await drawn(page);
      await page.locator('main canvas').first().focus();
      await page.keyboard.press('+');
      await page.waitForURL(/at=/);
    },
    page,
  );
  await run.test('without WebGL the table says why there is no map', async () => {
    const other = await openBrowser(world, 'admin');
    await other.context.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return /webgl/.test(kind) ? null : original.call(this, kind, ...rest);
      };
    });
    await other.page.goto(path);
    await other.page.getByText('This browser cannot draw the map').waitFor();
    await other.page.locator('tr[data-index="0"]').waitFor();
    await other.close();
  });
  run.check('the network page writes nothing on the console', browser.complaints());
  await browser.close();
}

/** The map has drawn its marks. */
export async function drawn(page) {
  await page.locator('main canvas').first().waitFor();
  await settled(page);
  await page.waitForTimeout(400);
}

const mapName = (page) =>
  page.evaluate(() => document.querySelector('main canvas')?.closest('[aria-label]')?.getAttribute('aria-label') ?? '');

// Two assessments: one under another policy, made from the bar at the top, then what differs and why.
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { truthy } from './run.mjs';
import { openBrowser } from './world.mjs';

export async function check(world) {
  const { run, network } = world;
  const browser = await openBrowser(world, 'admin');
  const { page } = browser;
  await run.test(
    'one assessment alone: the page says what it needs and offers the next step',
    async () => {
      await page.goto(`/n/${network}/compare`);
      await page.getByText('There is nothing to compare yet').waitFor();
      await page
        .getByRole('link', { name: 'Import newer facts' })
        .or(page.getByRole('button', { name: 'Import newer facts' }))
        .first()
        .waitFor();
    },
    page,
  );
  await run.test(
    'another policy is chosen in the bar: assessed with progress, and the page speaks of it',
    async () => {
      await page.goto(`/n/${network}/overview`);
      await settled(page);
      const before = await page.locator('h1').innerText();
      await page.getByRole('button', { name: /^Policy: / }).click();
      await page.getByRole('menuitem').filter({ hasText: 'Not assessed yet' }).first().click();
      await page.waitForURL(/[?&]a=/);
      await settled(page);
      await page.getByRole('button', { name: /^Policy: / }).waitFor();
      return `${before.slice(0, 40)} … → ${(await page.locator('h1').innerText()).slice(0, 40)} …`;
    },
    page,
  );
  const path = `/n/${network}/compare`;
  await checkPage(world, 'compare', path, (each) => each.locator('main svg, main table'));
  await run.test(
    'with the keyboard alone: the two are exchanged',
    async () => {
      await page.goto(path);
      await settled(page);
      const sentence = await page.locator('h1').innerText();
      await tabTo(page, page.getByRole('button', { name: 'Exchange the two' }));
      await page.keyboard.press('Enter');
      await page.waitForURL(/with=/);
      await settled(page);
      truthy(sentence !== '', 'no sentence');
      await page.goBack();
      await page.waitForURL((url) => !url.search.includes('with='));
    },
    page,
  );
  await run.test(
    'the picture has an equivalent table',
    async () => {
      await page.getByText('Table', { exact: true }).first().click();
      await page.getByRole('columnheader', { name: 'After' }).first().waitFor();
    },
    page,
  );
  run.check('comparing writes nothing on the console', browser.complaints());
  await browser.close();
}

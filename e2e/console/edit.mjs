// Facts changed in place: a draft with undo, checked as it grows, applied and assessed.
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { equal } from './run.mjs';
import { openBrowser } from './world.mjs';

export async function check(world) {
  const { run } = world;
  const path = `/n/${world.dropped ?? world.network}/edit`;
  await checkPage(world, 'edit', path, (page) => page.locator('main [data-cell]'));
  const browser = await openBrowser(world, 'admin');
  const { page } = browser;
  const heading = (text) => page.locator('h1').filter({ hasText: text }).waitFor();
  let cell;
  let before = '';
  await run.test(
    'with the keyboard alone: a cell is changed and joins the draft, checked at once',
    async () => {
      await page.goto(path);
      await settled(page);
      await heading('Nothing is changed yet');
      const first = page.locator('main [data-cell][tabindex="0"]').first();
      await tabTo(page, first);
      // The first column names the record and opens it; the name stands right of it.
      await page.keyboard.press('ArrowRight');
      const place = '0:1';
      await page.locator(`main [data-cell="${place}"]:focus`).waitFor();
      cell = page.locator(`main [data-cell="${place}"]`);
      before = await cell.innerText();
      await page.keyboard.press('Enter');
      await page.locator('main input:focus').waitFor();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(`${before} renewed`);
      await page.keyboard.press('Enter');
      await heading('One change waits in your draft');
      equal(await cell.innerText(), `${before} renewed`, 'cell');
      await page
        .getByText('Checked: no problem.')
        .or(page.getByText(/^Checked: no error/))
        .first()
        .waitFor();
    },
    page,
  );
  await run.test(
    'Ctrl-Z takes it back, Ctrl-Shift-Z brings it again, and it is still there after a reload',
    async () => {
      await page.keyboard.press('Control+z');
      await heading('Nothing is changed yet');
      equal(await cell.innerText(), before, 'cell after undo');
      await page.keyboard.press('Control+Shift+z');
      await heading('One change waits in your draft');
      await page.reload();
      await heading('One change waits in your draft');
    },
    page,
  );
  await checkPage(world, 'edit with a change', path, (each) => each.locator('main [data-cell]'), { back: false });
  await run.test(
    'the overview reminds of the draft',
    async () => {
      await page.goto(path.replace(/edit$/, 'overview'));
      await page.getByRole('link', { name: 'One change in your draft, not applied yet' }).click();
      await page.waitForURL(/\/edit/);
    },
    page,
  );
  await run.test(
    'applied with progress: the network is assessed anew and what changed can be seen',
    async () => {
      await settled(page);
      await page.getByRole('textbox', { name: 'Why (kept with the snapshot)' }).fill('Renamed in place');
      await page.getByRole('button', { name: 'Apply and assess' }).click();
      await page.getByText('Applied and assessed.').waitFor();
      await page.getByRole('link', { name: 'See what changed' }).click();
      await page.waitForURL(/\/compare/);
      await page.locator('main h1').waitFor();
    },
    page,
  );
  run.check('editing writes nothing on the console', browser.complaints());
  await browser.close();
}

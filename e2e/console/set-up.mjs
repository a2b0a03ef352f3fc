// The first administrator, by the one-time link of the start.
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { ADMIN, openBrowser, remember } from './world.mjs';

/** Who is not signed in is told so by the server; the browser writes that on its console. */
export const SIGNED_OUT = /status of 401/;

export async function check(world) {
  const { run, server } = world;
  const link = server.setupLink;
  await checkPage(world, 'not set up', '/sign-in', (page) => page.locator('h1'), { back: false, allowed: SIGNED_OUT });
  await checkPage(world, 'set up', link, (page) => page.locator('form'), { back: false, reload: false });

  const browser = await openBrowser(world);
  const { page } = browser;
  await run.test('a link without its secret says what is missing', async () => {
    await page.goto('/setup');
    await page.getByText('This link is not complete').waitFor();
  });
  await run.test(
    'a wrong secret is refused with a remedy',
    async () => {
      await page.goto('about:blank');
      await page.goto(link.replace(/#.*/, `#${'x'.repeat(43)}`));
      await fill(page);
      await page.getByRole('button', { name: 'Set up and sign in' }).click();
      await page.getByRole('alert').waitFor();
    },
    page,
  );
  const done = await run.test(
    'the first administrator sets up with the keyboard alone and is signed in',
    async () => {
      await page.goto('about:blank');
      await page.goto(link);
      await settled(page);
      if (page.url().includes('#')) throw new Error('the secret stays in the address');
      await tabTo(page, page.getByRole('textbox', { name: 'Organisation' }));
      await page.keyboard.type(ADMIN.organisation);
      await tabTo(page, page.getByRole('textbox', { name: 'Your name' }));
      await page.keyboard.type(ADMIN.name);
      await tabTo(page, page.getByLabel('E-mail address'));
      await page.keyboard.type(ADMIN.email);
      await tabTo(page, page.getByRole('textbox', { name: 'Password' }));
      await page.keyboard.type(ADMIN.password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Begin with a network' }).waitFor();
    },
    page,
  );
  await remember(world, 'admin', browser.context);
  if (!done) throw new Error('without an administrator nothing else can be tested');
  await run.test('the link works once', async () => {
    const other = await openBrowser(world);
    await other.page.goto(link);
    await other.page.getByText('This installation is set up already').waitFor();
    await other.close();
  });
  run.check('set-up writes nothing on the console', browser.complaints(/status of 4\d\d/));
  await browser.close();
}

async function fill(page) {
  await page.getByRole('textbox', { name: 'Organisation' }).fill(ADMIN.organisation);
  await page.getByRole('textbox', { name: 'Your name' }).fill(ADMIN.name);
  await page.getByLabel('E-mail address').fill(ADMIN.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(ADMIN.password);
}

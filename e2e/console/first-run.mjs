// Nothing there yet: the example nation is one click away, with live progress, and leads to its overview.
import { checkPage, progressSeen, settled, tabTo } from './page-checks.mjs';
import { truthy } from './run.mjs';
import { callApi, GERMAN, openBrowser, remember } from './world.mjs';

export async function check(world) {
  const { run } = world;
  await inviteGermanReader(world);
  const title = { en: 'Begin with a network', de: 'Mit einem Netz beginnen' };
  await checkPage(world, 'first run', '/', (page, language = 'en') =>
    page.getByRole('heading', { level: 1, name: title[language] }),
  );

  const browser = await openBrowser(world, 'admin');
  const { page } = browser;
  await run.test(
    'with the keyboard alone: one key press loads the example, shows what is done, and leads to its overview',
    async () => {
      await page.goto('/');
      await settled(page);
      const seen = await progressSeen(page);
      await tabTo(page, page.getByRole('button', { name: 'Load the example nation' }));
      const begun = Date.now();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/n\/[^/]+\/overview/);
      await page
        .getByRole('heading', { level: 1 })
        .filter({ hasText: /\d+ of \d+/ })
        .waitFor();
      truthy(seen.size >= 3, `only ${seen.size} states of progress were shown: ${[...seen].join(' | ')}`);
      world.network = new URL(page.url()).pathname.split('/')[2];
      return `${((Date.now() - begun) / 1000).toFixed(1)} s, ${seen.size} states of progress`;
    },
    page,
  );
  run.check('first run writes nothing on the console', browser.complaints());
  await browser.close();
  if (world.network === undefined) throw new Error('without the example nation nothing else can be tested');
  await checkNetworks(world);
}

async function checkNetworks(world) {
  await checkPage(world, 'networks', '/networks', (page) => page.getByRole('row').nth(1));
  const browser = await openBrowser(world, 'admin');
  const { page } = browser;
  await world.run.test(
    'a network of one’s own is created and leads to its import',
    async () => {
      await page.goto('/networks');
      await page.getByRole('button', { name: 'Create a network' }).click();
      const dialogue = page.getByRole('dialog', { name: 'Create a network' });
      await dialogue.getByLabel('Name').fill('Metro pilot');
      await dialogue.getByRole('button', { name: 'Create, then import' }).click();
      await page.waitForURL(/\/import$/);
      await page.getByRole('heading', { level: 1, name: 'Bring facts into Metro pilot' }).waitFor();
      world.empty = new URL(page.url()).pathname.split('/')[2];
    },
    page,
  );
  await world.run.test(
    'rows of the table are walked with the arrow keys and followed with Enter',
    async () => {
      await page.goto('/networks');
      await settled(page);
      await tabTo(page, page.locator('tr[data-index="0"]'));
      await page.keyboard.press('ArrowDown');
      await page.locator('tr[data-index="1"]:focus').waitFor();
      const name = await page.locator('tr[data-index="1"] th a').innerText();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/overview$/);
      await page.getByRole('button', { name: `Network: ${name}. Switch` }).waitFor();
    },
    page,
  );
  await checkPage(
    world,
    'overview of an empty network',
    `/n/${world.empty}/overview`,
    (page) => page.locator('main').getByRole('link').or(page.locator('main').getByRole('button')),
    { back: false },
  );
  world.run.check('networks write nothing on the console', browser.complaints());
  await browser.close();
}

/** A colleague who reads everything in German. */
async function inviteGermanReader(world) {
  const admin = await openBrowser(world, 'admin');
  await admin.page.goto('/account');
  await callApi(admin.page, 'POST', '/api/session/confirm', { password: world.admin.password });
  const me = await (await admin.page.request.get('/api/session')).json();
  const { link } = await callApi(admin.page, 'POST', `/api/organisations/${me.organisation.id}/invitations`, {
    email: GERMAN.email,
    roles: ['authority', 'administrator'],
  });
  await remember(world, 'admin', admin.context);
  await admin.close();
  await checkPage(world, 'invitation', link, (page) => page.locator('form'), {
    who: undefined,
    germanWho: undefined,
    back: false,
    reload: false,
    allowed: /status of 401/,
  });
  const browser = await openBrowser(world, undefined, { locale: 'de-DE' });
  const { page } = browser;
  await world.run.test(
    'an invitation is accepted in German',
    async () => {
      await page.goto(link);
      await page.getByRole('textbox', { name: 'Ihr Name' }).fill(GERMAN.name);
      await page.getByRole('textbox', { name: 'Passwort' }).fill(GERMAN.password);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /Konto/ }).waitFor();
    },
    page,
  );
  await remember(world, 'german', browser.context);
  await browser.close();
}

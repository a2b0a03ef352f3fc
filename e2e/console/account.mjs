// One's own name, language, password and sessions.
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { truthy } from './run.mjs';
import { openBrowser } from './world.mjs';

export async function check(world) {
  const { run } = world;
  await checkPage(world, 'account', '/account', (page) => page.locator('main form').nth(2), { back: false });
  const browser = await openBrowser(world, 'german', { locale: 'de-DE' });
  const { page } = browser;
  await run.test(
    'the language changes in place and stays after a reload',
    async () => {
      await page.goto('/account');
      await settled(page);
      await page.getByLabel('Sprache').selectOption('en');
      await page.getByRole('heading', { level: 1, name: 'Account' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Account' }).waitFor();
      await page.getByLabel('Language').selectOption('de');
      await page.getByRole('heading', { level: 1, name: 'Konto' }).waitFor();
    },
    page,
  );
  await run.test(
    'with the keyboard alone: the name is changed and shown in the bar',
    async () => {
      await tabTo(page, page.getByRole('textbox', { name: 'Name', exact: true }));
      await page.keyboard.press('Control+a');
      await page.keyboard.type('Jonas Weber-Kling');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /Jonas Weber-Kling/ }).waitFor();
    },
    page,
  );
  await run.test(
    'a password that is too weak is refused with the reason',
    async () => {
      await page.getByLabel('Bisheriges Passwort').fill('stiller Fluss hinter Birken');
      await page.getByRole('textbox', { name: 'Neues Passwort' }).fill('passwordpassword');
      await page.getByRole('button', { name: 'Passwort ändern' }).click();
      const words = await page.getByRole('alert').innerText();
      truthy(words.length > 20, words);
    },
    page,
  );
  run.check('the account writes nothing on the console but the refusal', browser.complaints(/status of 4(00|22)/));
  await browser.close();
}

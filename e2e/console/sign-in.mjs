// Password, one-time codes and passkeys; signing out; coming back to where one was.
import { oneTimeCode } from './one-time-code.mjs';
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { equal, truthy } from './run.mjs';
import { SIGNED_OUT } from './set-up.mjs';
import { ADMIN, openBrowser, remember } from './world.mjs';

export async function check(world) {
  const { run } = world;
  await checkPage(world, 'sign in', '/sign-in', (page) => page.locator('form'), {
    who: undefined,
    germanWho: undefined,
    allowed: SIGNED_OUT,
  });

  const browser = await openBrowser(world);
  const { page } = browser;
  await run.test(
    'a wrong password is refused without saying which part is wrong',
    async () => {
      await page.goto('/sign-in');
      await signIn(page, 'a wrong password indeed');
      const wrongPassword = await page.getByRole('alert').innerText();
      await page.reload();
      await signIn(page, ADMIN.password, 'nobody@authority.example');
      equal(await page.getByRole('alert').innerText(), wrongPassword, 'words for an unknown address');
    },
    page,
  );
  await run.test(
    'with the keyboard alone, and back to the page one wanted',
    async () => {
      await page.goto('/administration/people?x=1');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await tabTo(page, page.getByLabel('E-mail address'));
      await page.keyboard.type(ADMIN.email);
      await tabTo(page, page.getByRole('textbox', { name: 'Password' }));
      await page.keyboard.type(ADMIN.password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Administration' }).waitFor();
      equal(new URL(page.url()).pathname, '/administration/people', 'address');
    },
    page,
  );
  await oneTimeCodes(world, page);
  await passkeys(world, browser);
  run.check('signing in writes nothing on the console but refusals', browser.complaints(/status of 4\d\d/));
  await browser.close();

  const other = await openBrowser(world);
  await run.test(
    'a recovery code stands in for the authenticator; an address of somebody else to return to is ignored',
    async () => {
      await other.page.goto('/sign-in?return=%2F%5Cevil.example%2F');
      await signIn(other.page, ADMIN.password);
      await other.page.getByRole('button', { name: 'Use a recovery code instead' }).click();
      await other.page.getByLabel('Recovery code').fill(ADMIN.recoveryCodes[0]);
      await other.page.getByRole('button', { name: 'Continue' }).click();
      await other.page.getByRole('heading', { level: 1, name: 'Begin with a network' }).waitFor();
      equal(new URL(other.page.url()).pathname, '/', 'address');
    },
    other.page,
  );
  await run.test(
    'signing out ends the session; the page behind asks to sign in',
    async () => {
      await signOut(other.page);
      await other.page.goto('/account');
      await other.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    },
    other.page,
  );
  await other.close();

  const ended = await openBrowser(world, 'admin');
  await run.test(
    'a session that ended says so and keeps where one was',
    async () => {
      await ended.page.goto('/account');
      await settled(ended.page);
      await ended.context.clearCookies();
      await ended.page.getByRole('link', { name: 'Administration' }).click();
      await ended.page.getByText('Your session has ended').waitFor();
    },
    ended.page,
  );
  await ended.close();
}

async function oneTimeCodes(world, page) {
  let secret;
  await world.run.test(
    'one-time codes are set up with what an authenticator app shows; recovery codes are shown once',
    async () => {
      await page.goto('/account');
      await page.getByRole('button', { name: 'Set up one-time codes' }).click();
      await confirmIfAsked(page, page.getByRole('textbox', { name: 'One-time code' }));
      secret = await page.locator('code').first().innerText();
      await page.getByRole('textbox', { name: 'One-time code' }).fill(oneTimeCode(secret));
      await page.getByRole('button', { name: 'Finish' }).click();
      await page.getByText('Keep these recovery codes').waitFor();
      ADMIN.recoveryCodes = await page.locator('[role=status] li code').allInnerTexts();
      truthy(ADMIN.recoveryCodes.length >= 8, `${ADMIN.recoveryCodes.length} recovery codes`);
      await page.getByRole('button', { name: 'I have kept them' }).click();
      await page.getByText('Set up.').waitFor();
    },
    page,
  );
  await world.run.test(
    'signing in asks for the second step; a wrong code is refused, the right one lets in',
    async () => {
      await signOut(page);
      await signIn(page, ADMIN.password);
      await page.getByRole('heading', { name: 'Second step' }).waitFor();
      await page.getByRole('textbox', { name: 'One-time code' }).fill('000000');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      // The code that set it up is used: the next one counts already, as for a clock half a minute off.
      await page.getByRole('textbox', { name: 'One-time code' }).fill(oneTimeCode(secret, 1));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Begin with a network' }).waitFor();
    },
    page,
  );
}

async function passkeys(world, { context, page }) {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await world.run.test(
    'a passkey is added',
    async () => {
      await page.goto('/account');
      await page.getByLabel('Name of the passkey').fill('office laptop');
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await confirmIfAsked(page, page.getByRole('rowheader', { name: 'office laptop' }));
    },
    page,
  );
  await world.run.test(
    'the passkey alone signs in, without a password',
    async () => {
      await signOut(page);
      await page.getByRole('button', { name: 'Use a passkey' }).click();
      await page.getByRole('heading', { level: 1, name: 'Begin with a network' }).waitFor();
    },
    page,
  );
  await remember(world, 'admin', context);
}

export async function signIn(page, password, email = ADMIN.email) {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function signOut(page) {
  await page.getByRole('button', { name: /account and sign out/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** Gives the password again where the change is asked for it, then waits for what the change shows. */
export async function confirmIfAsked(page, result, password = ADMIN.password) {
  const dialogue = page.getByRole('dialog', { name: 'Please confirm that it is you' });
  await dialogue.or(result).first().waitFor();
  if (await dialogue.isVisible()) {
    await dialogue.getByRole('textbox', { name: 'Password' }).fill(password);
    await dialogue.getByRole('button', { name: 'Confirm' }).click();
  }
  await result.waitFor();
}

// People, invitations, organisations, keys, shares and the audit trail.
import { checkPage, settled, tabTo } from './page-checks.mjs';
import { equal, truthy } from './run.mjs';
import { confirmIfAsked } from './sign-in.mjs';
import { openBrowser, remember } from './world.mjs';

const SUPPLIER_ADMIN = { name: 'Ines Grev', email: 'ines@grevane.example', password: 'amber quay before winter' };

export async function check(world) {
  const { run } = world;
  const browser = await openBrowser(world, 'admin', { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = browser;
  await people(world, page);
  await keys(world, page);
  await organisations(world, page);
  await sharing(world, page);
  await audit(world, page);
  run.check('the administration writes nothing on the console but refusals', browser.complaints(/status of 40[13]/));
  await browser.close();
  for (const [section, ready] of [
    ['organisation', 'main form'],
    ['organisations', 'main tr[data-index]'],
    ['people', 'main tr[data-index]'],
    ['keys', 'main tr[data-index]'],
    ['sharing', 'main form'],
    ['audit', 'main tr[data-index]'],
  ])
    await checkPage(world, `administration ${section}`, `/administration/${section}`, (each) => each.locator(ready), {
      back: section === 'people',
    });
}

async function people(world, page) {
  const { run } = world;
  await run.test(
    'with the keyboard alone: a person is invited; the link is shown once and can be copied',
    async () => {
      await page.goto('/administration/people');
      await settled(page);
      await tabTo(page, page.getByRole('textbox', { name: 'E-mail address' }));
      await page.keyboard.type('kaja@authority.example');
      await tabTo(page, page.getByRole('checkbox', { name: 'Auditor' }));
      await page.keyboard.press('Space');
      await tabTo(page, page.getByRole('button', { name: 'Make the link' }));
      await page.keyboard.press('Enter');
      const link = page.getByText(/\/invitation#/);
      await confirmIfAsked(page, link);
      await page.getByRole('button', { name: 'Copy' }).click();
      equal(await page.evaluate(() => navigator.clipboard.readText()), await link.innerText(), 'clipboard');
    },
    page,
  );
  await run.test(
    'the open invitation is listed and withdrawn after a question',
    async () => {
      const row = page.getByRole('row').filter({ hasText: 'kaja@authority.example' });
      await row.getByRole('button', { name: 'Withdraw' }).click();
      await row.getByText('Withdraw the invitation of kaja@authority.example?').waitFor();
      await row.getByRole('button', { name: 'Withdraw' }).click();
      await row.waitFor({ state: 'detached' });
    },
    page,
  );
  await run.test(
    'the last administrator stays; roles of a colleague change',
    async () => {
      await page.getByRole('button', { name: /Change Jonas/ }).click();
      const dialogue = page.getByRole('dialog', { name: /Jonas/ });
      await dialogue.getByRole('checkbox', { name: 'Auditor' }).check();
      await dialogue.getByRole('button', { name: 'Save' }).click();
      await dialogue.waitFor({ state: 'detached' });
      await page.getByRole('row').filter({ hasText: 'jonas@' }).filter({ hasText: 'Auditor' }).waitFor();
    },
    page,
  );
}

async function keys(world, page) {
  await world.run.test(
    'an API key is made, works, and stops working when it is revoked',
    async () => {
      await page.goto('/administration/keys');
      await settled(page);
      await page.getByRole('button', { name: 'Create an API key' }).click();
      const dialogue = page.getByRole('dialog', { name: 'Create an API key' });
      await dialogue.getByRole('textbox', { name: 'Name' }).fill('nightly export');
      await dialogue.getByRole('button', { name: 'Create an API key' }).click();
      const secret = page.getByRole('status').locator('code');
      await confirmIfAsked(page, secret.first());
      const headers = { authorization: `Bearer ${await secret.first().innerText()}` };
      equal((await fetch(`${world.origin}/api/networks`, { headers })).status, 200, 'status with the key');
      const row = page.getByRole('row').filter({ hasText: 'nightly export' });
      await row.getByRole('button', { name: 'Revoke' }).click();
      await row.getByRole('button', { name: 'Revoke' }).click();
      await row.waitFor({ state: 'detached' });
      equal((await fetch(`${world.origin}/api/networks`, { headers })).status, 401, 'status after revoking');
      // One stays for the pictures.
      await page.getByRole('button', { name: 'Create an API key' }).click();
      await dialogue.getByRole('textbox', { name: 'Name' }).fill('weekly report');
      await dialogue.getByRole('button', { name: 'Create an API key' }).click();
      await page.getByRole('row').filter({ hasText: 'weekly report' }).waitFor();
    },
    page,
  );
}

async function organisations(world, page) {
  const { run } = world;
  let link;
  await run.test(
    'an organisation is added; its first administrator gets a one-time link',
    async () => {
      await page.goto('/administration/organisations');
      await settled(page);
      await page.getByRole('button', { name: 'Add an organisation' }).click();
      const dialogue = page.getByRole('dialog', { name: 'Add an organisation' });
      await dialogue.getByRole('textbox', { name: 'Name' }).fill('Grevane Power');
      await dialogue.getByLabel('Kind').selectOption({ label: 'Supplier' });
      await dialogue.getByRole('textbox', { name: /first administrator/ }).fill(SUPPLIER_ADMIN.email);
      await dialogue.getByRole('button', { name: 'Add' }).click();
      const shown = page.getByText(/\/invitation#/);
      await confirmIfAsked(page, shown);
      link = await shown.innerText();
      await page.getByRole('row').filter({ hasText: 'Grevane Power' }).waitFor();
    },
    page,
  );
  await run.test('its administrator joins by the link and sees nothing of the others', async () => {
    const other = await openBrowser(world);
    await other.page.goto(link);
    await other.page.getByRole('textbox', { name: 'Your name' }).fill(SUPPLIER_ADMIN.name);
    await other.page.getByRole('textbox', { name: 'Password' }).fill(SUPPLIER_ADMIN.password);
    await other.page.getByRole('button', { name: 'Accept and sign in' }).click();
    await other.page.getByRole('button', { name: /account and sign out/ }).waitFor();
    await other.page.goto('/networks');
    await settled(other.page);
    truthy(!(await other.page.locator('main').innerText()).includes('Example nation'), 'the example nation is seen');
    await other.page.goto(`/n/${world.network}/overview`);
    await other.page.getByRole('alert').waitFor();
    await remember(world, 'supplier', other.context);
    await other.close();
  });
}

async function sharing(world, page) {
  await world.run.test(
    'the supplier’s own file is shared with it',
    async () => {
      await page.goto(`/administration/sharing?network=${world.network}`);
      await settled(page);
      await page
        .getByRole('textbox', { name: 'Organisation' })
        .or(page.getByRole('combobox', { name: 'Organisation' }))
        .first()
        .fill('Grevane');
      await page.getByRole('option', { name: 'Grevane Power' }).click();
      await page.getByLabel('Access').selectOption({ label: 'Own supplier file' });
      await page.getByLabel('Supplier it is').selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Share it' }).click();
      await page.getByRole('row').filter({ hasText: 'Grevane Power' }).waitFor();
    },
    page,
  );
}

async function audit(world, page) {
  await world.run.test(
    'the audit trail names what was done; a filter stands in the address; a row opens its details',
    async () => {
      await page.goto('/administration/audit');
      await settled(page);
      await page.getByRole('row').filter({ hasText: 'Ada Lindqvist' }).first().waitFor();
      await page.getByRole('textbox', { name: 'Action' }).fill('api-key.create');
      await page.waitForURL(/action=api-key\.create/);
      await page.getByRole('row').filter({ hasText: 'nightly export' }).first().waitFor();
      await page.locator('main tr[data-index="0"]').focus();
      await page.keyboard.press('Enter');
      await page.locator('main tr[aria-selected=true] code').nth(1).waitFor();
    },
    page,
  );
}

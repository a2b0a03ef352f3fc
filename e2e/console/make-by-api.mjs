// What every area needs, made without a page: two people of one organisation, and the example nation.
import { ADMIN, callApi, GERMAN, openBrowser, remember } from './world.mjs';

/** Asks again after so many ms whether the example is assessed. */
const EVERY_MS = 500;

export async function makeByApi(world) {
  const { context, page } = await openBrowser(world);
  await setUpByApi(world.server.setupLink, page);
  await callApi(page, 'POST', '/api/session/confirm', { password: ADMIN.password });
  const me = await (await page.request.get('/api/session')).json();
  const { link } = await callApi(page, 'POST', `/api/organisations/${me.organisation.id}/invitations`, {
    email: GERMAN.email,
    roles: ['authority', 'administrator'],
  });
  const { network } = await callApi(page, 'POST', '/api/networks/example');
  const german = await openBrowser(world);
  const { name, password } = GERMAN;
  await german.page.request.post('/api/invitations/accept', { data: { token: tokenOf(link), name, password } });
  await callApi(german.page, 'PATCH', '/api/account', { locale: 'de' });
  await remember(world, 'german', german.context);
  await german.close();
  for (;;) {
    const { assessment } = await callApi(page, 'GET', `/api/networks/${network.id}`);
    if (assessment !== undefined) break;
    await page.waitForTimeout(EVERY_MS);
  }
  world.network = network.id;
  await remember(world, 'admin', context);
  await context.close();
}

/** The first administrator by the one-time link; the session is that of the page. */
export async function setUpByApi(link, page) {
  const { organisation, name, email, password } = ADMIN;
  const response = await page.request.post('/api/setup', {
    data: { token: tokenOf(link), name, email, password, organisation: { name: organisation, kind: 'authority' } },
  });
  if (!response.ok()) throw new Error(`set-up: ${response.status()} ${await response.text()}`);
}

const tokenOf = (link) => decodeURIComponent(new URL(link).hash.slice(1)).replace(/^token=/, '');

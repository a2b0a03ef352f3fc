// Files dropped on the page: live progress, errors with their place, the fixed file, and nothing applied until “Apply”.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkPage, progressSeen, settled, tabTo } from './page-checks.mjs';
import { equal, truthy } from './run.mjs';
import { CLI, ROOT } from './server.mjs';
import { callApi, openBrowser } from './world.mjs';

const EXAMPLE = join(ROOT, 'examples', 'nation');

export async function check(world) {
  const { run } = world;
  const browser = await openBrowser(world, 'admin');
  const { page } = browser;
  await page.goto('/networks');
  const { id } = await callApi(page, 'POST', '/api/networks', { name: 'Dropped nation', description: '' });
  world.dropped = id;
  const path = `/n/${id}/import`;
  await checkPage(world, 'import', path, (each) => each.locator('main h1'));

  const folder = mkdtempSync(join(tmpdir(), 'cleanpath-drop-'));
  cpSync(EXAMPLE, folder, { recursive: true });
  const files = readdirSync(folder).map((name) => join(folder, name));
  const demands = join(folder, 'demands.csv');
  const right = readFileSync(demands, 'utf8');
  // The second row names an element that does not exist.
  const lines = right.split('\n');
  const header = lines[0].split(',');
  const cells = lines[2].split(',');
  cells[header.findIndex((name) => /criticality/.test(name))] = 'catastrophic';
  writeFileSync(demands, [...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n'));

  await run.test(
    'files dropped from outside are named while they hover and read with live progress; the error names file, line and value',
    async () => {
      await page.goto(path);
      await settled(page);
      const seen = await progressSeen(page);
      await drop(page, files, async () => page.getByText('Let go to read Dropped nation').waitFor());
      await page.waitForURL(/\/import\/[^/]+/);
      await page.getByText(/^One error stands in the way$/).waitFor();
      const row = page.getByRole('region', { name: 'Problems' }).locator('tr[data-index="0"]').last();
      const words = await row.innerText();
      for (const part of ['demands.csv', '3', 'catastrophic'])
        truthy(words.includes(part), `${part} is not in: ${words}`);
      world.invalid = new URL(page.url()).pathname;
      return `${seen.size} states of progress`;
    },
    page,
  );
  await run.test('nothing is applied yet', async () => {
    const network = await callApi(page, 'GET', `/api/networks/${id}`);
    equal(network.snapshot, undefined, 'snapshot');
  });
  await run.test(
    'the corrected file alone is dropped: the others are read again as they were, and it is ready to apply',
    async () => {
      writeFileSync(demands, right);
      await drop(page, [demands]);
      await page.locator('h1').filter({ hasText: 'ready to apply' }).waitFor();
      await page.getByText(/1 errors? then, 0 now/).waitFor();
      world.ready = new URL(page.url()).pathname;
    },
    page,
  );
  if (world.invalid !== undefined)
    await checkPage(world, 'import with errors', world.invalid, (each) => each.locator('main tr[data-index]'), {
      back: false,
    });
  if (world.ready !== undefined)
    await checkPage(world, 'import ready', world.ready, (each) => each.locator('main form'), { back: false });
  await run.test(
    'with the keyboard alone: applied with a note, assessed, and the same content hash as on the command line',
    async () => {
      await tabTo(page, page.getByRole('textbox', { name: 'Why (kept with the snapshot)' }));
      await page.keyboard.type('First inventory');
      await tabTo(page, page.getByRole('button', { name: 'Apply', exact: true }));
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/overview/);
      const args = [CLI, 'assess', folder, '--json'];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 256 * 1024 * 1024 });
      await page.locator('main').getByText(JSON.parse(stdout).contentHash).waitFor();
      return JSON.parse(stdout).contentHash.slice(0, 16);
    },
    page,
  );
  await run.test(
    'an import is cancelled or discarded and leaves the network as it is',
    async () => {
      await page.goto(path);
      await settled(page);
      await drop(page, files);
      await page.waitForURL(/\/import\/[^/]+/);
      await page.getByRole('button', { name: 'Discard' }).click();
      await page.getByText('Discard this import?').waitFor();
      await page.getByRole('button', { name: 'Discard' }).click();
      await page.waitForURL((url) => url.pathname === path);
      await page.getByRole('cell', { name: 'Discarded' }).first().waitFor();
    },
    page,
  );
  await run.test(
    'a file that is nothing known says which formats are read',
    async () => {
      const strange = join(folder, 'holiday.txt');
      writeFileSync(strange, 'nothing of a network\n');
      await drop(page, [strange]);
      await page.waitForURL(/\/import\/[^/]+/);
      await page.locator('main').getByText('holiday.txt').first().waitFor();
      await page
        .locator('main')
        .getByText(/format/i)
        .first()
        .waitFor();
    },
    page,
  );
  rmSync(folder, { recursive: true, force: true });
  run.check('importing writes nothing on the console', browser.complaints());
  await browser.close();
}

/** Drops files of this machine on the page, as the desktop does it: the browser makes the DataTransfer. */
async function drop(page, files, hovering) {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  const send = (type) => devtools.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
  await send('dragEnter');
  await send('dragOver');
  await hovering?.();
  await send('drop');
  await devtools.detach();
}

// What the first visit costs: everything the browser fetches until the first page can be used, as it went over the wire.
import { truthy } from './run.mjs';
import { openBrowser } from './world.mjs';

/** Compressed bytes of page, scripts, styles and font of the first page; map and charts come later. */
const MOST_BYTES = 350 * 1000;

export async function check(world) {
  const { run, network } = world;
  for (const [name, who, path, ready] of [
    ['sign-in', undefined, '/sign-in', 'form'],
    ['overview', 'admin', `/n/${network}/overview`, 'main svg'],
    ['services', 'admin', `/n/${network}/services`, 'main tr[data-index]'],
  ]) {
    const browser = await openBrowser(world, who);
    const { page, context } = browser;
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    const urls = new Map();
    const bytes = new Map();
    devtools.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      bytes.set(requestId, encodedDataLength),
    );
    await run.test(
      `the first load of ${name} stays within ${MOST_BYTES / 1000} kB compressed, without map`,
      async () => {
        const begun = Date.now();
        await page.goto(path);
        await page.locator(ready).first().waitFor();
        const ms = Date.now() - begun;
        // The stream of events never ends: not until the network is idle, but until late pieces have come.
        await page.waitForTimeout(1500);
        let total = 0;
        const files = [];
        for (const [id, url] of urls) {
          if (url.includes('/api/') || !url.startsWith(world.origin)) continue;
          total += bytes.get(id) ?? 0;
          files.push(url);
        }
        const largest = [...urls]
          .map(([id, url]) => [bytes.get(id) ?? 0, url.replace(/.*\//, '')])
          .sort((a, b) => b[0] - a[0])
          .slice(0, 12);
        truthy(total <= MOST_BYTES, `${(total / 1000).toFixed(0)} kB: ${files.length} files, ${largest.join(' ')}`);
        truthy(!files.some((url) => /map-canvas|maplibre/.test(url)), 'the map is loaded before it is needed');
        return `${(total / 1000).toFixed(0)} kB in ${files.length} files, ${ms} ms`;
      },
      page,
    );
    await browser.close();
  }
}

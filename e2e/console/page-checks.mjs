// What holds for every page, whatever it shows.
import axe from 'axe-core';
import { openBrowser, shot } from './world.mjs';
import { untranslatable } from './texts.mjs';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
/** 200 % zoom of a window 1440 wide: half the room for everything. */
const ZOOMED = { width: 720, height: 450 };
/** Longest picture, px. */
const MAX_SHOT = 4200;

const texts = untranslatable();

/**
 * Opens the page by its address and holds it to what every page owes: `ready(page)` is a locator of what it is about.
 * `who` reads it in English; the German reader is asked too unless `german` is false.
 */
export async function checkPage(world, name, path, ready, options = {}) {
  const { who = 'admin', german = true, allowed, back = true, reload = true, before } = options;
  const { run } = world;
  const browser = await openBrowser(world, who, { colorScheme: 'light' });
  const { page } = browser;
  const shown = async () => {
    await ready(page).first().waitFor();
    await settled(page);
  };
  try {
    const opened = await run.test(
      `${name} opens by its address and again after a reload`,
      async () => {
        await page.goto(path);
        await shown();
        // A page that is reached by a one-time link forgets it at once: the link is opened again.
        if (reload) await page.reload();
        else await page.goto('about:blank').then(() => page.goto(path));
        await shown();
        await before?.(page);
      },
      page,
    );
    if (!opened) return;
    for (const [label, viewport] of [
      ['1440', WIDE],
      ['390', NARROW],
    ]) {
      await page.setViewportSize(viewport);
      for (const scheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: scheme });
        await settled(page);
        // Structure does not change with the colours, colours hardly with the width: what is dear is asked once.
        if (scheme === 'light' || label === '1440')
          run.check(`${name} ${label} ${scheme}: axe finds nothing serious`, await axeFaults(page, scheme === 'dark'));
        if (scheme === 'light')
          run.check(`${name} ${label}: the page does not scroll sideways`, await page.evaluate(sideways));
        await takeShot(page, shot(world, `${name.replaceAll(' ', '-')}-${label}-${scheme}`), viewport);
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(ZOOMED);
    await settled(page);
    run.check(`${name} at 200 %: does not scroll sideways, no text is cut`, [
      ...(await page.evaluate(sideways)),
      ...(await page.evaluate(cutText)),
    ]);
    await page.setViewportSize(WIDE);
    if (back) {
      await run.test(
        `${name} comes back with the back button`,
        async () => {
          const address = page.url();
          await page.goto(who === undefined ? '/no-such-page' : '/account');
          await page.locator('h1').first().waitFor();
          await page.goBack();
          await shown();
          if (page.url() !== address) throw new Error(`at ${page.url()} instead of ${address}`);
        },
        page,
      );
    }
    run.check(`${name}: nothing on the console, no violation of the security policy`, browser.complaints(allowed));
  } finally {
    await browser.close();
  }
  if (german) await checkGerman(world, name, path, ready, options);
}

async function checkGerman(world, name, path, ready, { germanWho, allowed, before }) {
  const who = germanWho ?? (world.people.german === undefined ? undefined : 'german');
  const browser = await openBrowser(world, who, { locale: 'de-DE' });
  const { page } = browser;
  try {
    await world.run.test(
      `${name} in German: all texts translated, nothing wider than 390 px`,
      async () => {
        await page.goto(path);
        await page.locator('html[lang=de]').waitFor();
        await ready(page, 'de').first().waitFor();
        await settled(page);
        await before?.(page, 'de');
        const { ids, english } = await texts;
        const faults = await page.evaluate(untranslated, { ids, english });
        await page.setViewportSize(NARROW);
        await settled(page);
        faults.push(...(await page.evaluate(sideways)), ...browser.complaints(allowed));
        await takeShot(page, shot(world, `${name.replaceAll(' ', '-')}-390-german`), NARROW);
        if (faults.length > 0) throw new Error(faults.join('\n'));
      },
      page,
    );
  } finally {
    await browser.close();
  }
}

/** Moves with the Tab key alone to an element; fails where it cannot be reached or the focus cannot be seen there. */
export async function tabTo(page, target, most = 120) {
  for (let i = 0; i < most; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const seen = await target.evaluate((element) => {
        const wrapper = element.closest('.mantine-Input-wrapper, label') ?? element;
        return (
          [element, wrapper].some((one) => {
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
            return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
          }) || getComputedStyle(element).borderColor !== 'rgba(0, 0, 0, 0)'
        );
      });
      if (!seen) throw new Error('the focus cannot be seen');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} cannot be reached with the Tab key`);
}

/** Collects what the bars of progress of a page show from now on, until the page is left. */
export async function progressSeen(page) {
  const seen = new Set();
  const name = `__progress${(progresses += 1)}`;
  await page.exposeFunction(name, (text) => seen.add(text));
  await page.evaluate((report) => {
    new MutationObserver(() => {
      const bar = document.querySelector('main [role=progressbar]');
      if (bar) window[report](`${bar.getAttribute('aria-valuetext')} ${bar.parentElement.innerText}`);
    }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  }, name);
  return seen;
}
let progresses = 0;

/** The page is there, skeletons are gone, fonts are there, two frames were drawn. */
export async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

export async function takeShot(page, path, { width, height }) {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({
    path,
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(Math.max(whole, height), MAX_SHOT) },
  });
}

/** Serious and critical findings of axe-core, one line each. */
export async function axeFaults(page, coloursOnly = false) {
  await page.evaluate(axe.source);
  const options = {
    resultTypes: ['violations'],
    ...(coloursOnly ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {}),
  };
  const violations = await page.evaluate(async (given) => (await window.axe.run(document, given)).violations, options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map(({ target, failureSummary }) => {
        const summary = (failureSummary ?? '').split('\n').slice(1, 2).join(' ').trim();
        return `${id}: ${target.join(' ')}: ${summary}`;
      }),
    );
}

/** Inside the page: what makes it wider than its window. Frames that scroll by themselves are meant to. */
export function sideways() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth + 1) return [];
  const faults = [`${root.scrollWidth} px wide in ${root.clientWidth} px`];
  for (const element of document.body.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    if (box.right <= root.clientWidth + 1 || box.width === 0) continue;
    let inside = false;
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
      inside ||= ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX);
    if (!inside)
      faults.push(
        `<${element.tagName.toLowerCase()} class="${element.getAttribute('class')}"> ${element.textContent.slice(0, 40)}`,
      );
  }
  return faults;
}

/** Inside the page: text that leaves a box that hides what leaves it, unless it ends in “…” on purpose. */
export function cutText() {
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || element.closest('script, style, svg, .sr, option, [aria-hidden=true]')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY, textOverflow, clipPath, webkitLineClamp } = getComputedStyle(at);
      if (clipPath !== 'none' || textOverflow === 'ellipsis' || webkitLineClamp !== 'none') break;
      if (['auto', 'scroll'].includes(overflowX) || ['auto', 'scroll'].includes(overflowY)) break;
      if (overflowX !== 'hidden' && overflowY !== 'hidden') continue;
      const frame = at.getBoundingClientRect();
      if (
        boxes.some((box) => box.right > frame.right + 3 || box.bottom > frame.bottom + 3 || box.left < frame.left - 3)
      ) {
        faults.push(
          `cut: “${node.data.trim().slice(0, 50)}” in <${at.tagName.toLowerCase()} class="${at.getAttribute('class')}">`,
        );
        break;
      }
    }
  }
  return faults;
}

/** Inside the page: message ids, and English texts outside of what says that it is English. */
function untranslated({ ids, english }) {
  const known = new Set(ids);
  const foreign = new Set(english);
  const faults = [];
  const look = (text, element) => {
    const trimmed = text.trim();
    if (trimmed === '' || element.closest('[lang=en], script, style, code')) return;
    for (const word of trimmed.match(/[a-zA-Z]+\.[\w.-]+/g) ?? [])
      if (known.has(word)) faults.push(`message id “${word}”`);
    if (foreign.has(trimmed)) faults.push(`English “${trimmed}”`);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) look(node.data, node.parentElement);
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
    for (const name of ['aria-label', 'placeholder', 'title'])
      if (element.hasAttribute(name)) look(element.getAttribute(name), element);
  return faults;
}

import type { Span } from '../ranges/version-set.js';
import { EVERYTHING, UNPARSED, type Expression } from './reading.js';
import { bare } from './version-text.js';

/** A version in running text: digits with points, and what belongs to them; or letters straight before digits. */
const VERSION = /^(?:[vV]\.?)?\d[0-9A-Za-z.+-]*$|^[A-Za-z]{1,8}\d{1,4}$/;
const PLAIN_VERSION = /^(?:[vV]\.?)?\d[0-9A-Za-z.+-]*$/;
const DASH = / ?[–—] ?| - | to | through /;

/** Reads the words people write instead of comparators; undefined where the text holds none of them. */
export function proseText(text: string): Expression | undefined {
  if (/[<>≤≥=]/.test(text)) return afterWords(text);
  if (text.includes('|')) return undefined;
  if (/^all(?: versions| releases)?$/i.test(text)) return prose([EVERYTHING]);
  return bounded(text) ?? between(text) ?? releaseName(text) ?? lists(text);
}

/** `All versions < V3.0`: words before a comparator say nothing more. */
function afterWords(text: string): Expression | undefined {
  const found = /^(?:all )?(?:supported )?(?:versions?|releases?) (<=?|≤) ?(\S.*)$/i.exec(text);
  if (!found) return undefined;
  return prose([{ low: undefined, high: { version: bare(found[2] ?? ''), inclusive: found[1] !== '<' } }]);
}

function bounded(text: string): Expression | undefined {
  const before = /(?:^|.* )(?:before|prior to|earlier than|older than|below) (?:version |release )?(.+)$/i.exec(text);
  if (before) return upTo(before[1] ?? '', false);
  const through = /^(?:.* )?(?:through|up to(?: and including)?|until) (.+)$/i.exec(text);
  if (through && !DASH.test(text.replace(/^through /i, ''))) return upTo(through[1] ?? '', true);
  const down =
    /^(.+?),? (?:and|or) (?:all )?(?:prior|earlier|below|older|lower|previous|before)(?: versions| releases)?$/i.exec(
      text,
    );
  if (down) return upTo(lastVersion(down[1] ?? ''), true);
  const up = /^(.+?),? (?:and|or) (?:all )?(?:later|above|newer|higher|after)(?: versions| releases)?$/i.exec(text);
  const low = up && lastVersion(up[1] ?? '');
  return low ? prose([{ low: { version: bare(low), inclusive: true }, high: undefined }]) : undefined;
}

function upTo(text: string, inclusive: boolean): Expression | undefined {
  const version = bare(text.replace(/[.,;]$/, ''));
  return /\d/.test(version) ? prose([{ low: undefined, high: { version, inclusive } }]) : undefined;
}

/** Two versions with a dash or a word between; a product name may stand before the first. */
function between(text: string): Expression | undefined {
  const [first = '', second = '', ...more] = text.split(DASH);
  const low = lastVersion(first);
  if (more.length > 0 || low === '' || !PLAIN_VERSION.test(second)) return undefined;
  return prose([{ low: { version: bare(low), inclusive: true }, high: { version: bare(second), inclusive: true } }]);
}

/** Releases that are named, not numbered. */
function releaseName(text: string): Expression | undefined {
  return /^[a-z]+-release$/i.test(text) ? { ...prose([]), exact: [text] } : undefined;
}

/** Versions with the product before them: `FortiOS 7.2.1, 7.2.0; FortiProxy 7.2.0`, `4.1 and 4.2`. */
function lists(text: string): Expression | undefined {
  const items = text.split(/[;,)]| and |\/(?=[A-Za-z]*\d)/i).map((item) => item.trim().replace(/^and /i, ''));
  const products = new Map<string, string[]>();
  let product = '';
  for (const item of items) {
    if (item === '') continue;
    const words = item.split(' ');
    const last = words.at(-1) ?? '';
    const isVersion = VERSION.test(last);
    const name = (isVersion ? words.slice(0, -1) : words).join(' ');
    if (name !== '') product = name;
    const versions = products.get(product) ?? [];
    if (isVersion) versions.push(bare(last));
    products.set(product, versions);
  }
  return listed(products, items.length, text);
}

function listed(products: ReadonlyMap<string, readonly string[]>, items: number, text: string): Expression | undefined {
  const all = [...products.values()].flat();
  if (all.length === 0) return UNPARSED;
  // A bare version is one written as such; anything more was read out of words.
  if (items === 1 && !text.includes(' ') && !/^v/i.test(text)) return { ...prose([]), class: 'range', exact: all };
  const named = Object.fromEntries(products);
  return { ...prose([]), ...(products.size > 1 ? { byProduct: named, exact: [] } : { exact: all }) };
}

function lastVersion(text: string): string {
  return (
    text
      .split(' ')
      .reverse()
      .find((word) => PLAIN_VERSION.test(word)) ?? ''
  );
}

function prose(spans: readonly Span[]): Expression {
  return { class: 'prose', spans, exact: [], conditions: [] };
}

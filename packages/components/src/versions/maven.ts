import type { VersionOrder } from './order.js';

/**
 * Maven's ComparableVersion as of 3.8 (before “.qualifier” became the same as “-qualifier”): numbers, words and nested
 * lists; no key, because what a list compares as depends on what stands against it.
 */
export const maven: VersionOrder = {
  name: 'maven',
  compare: (a, b) => Math.sign(compareItems(parse(a), parse(b))),
};

type Item = NumberItem | WordItem | ListItem;
interface NumberItem {
  readonly kind: 'number';
  readonly digits: string;
}
interface WordItem {
  readonly kind: 'word';
  readonly word: string;
}
interface ListItem {
  readonly kind: 'list';
  readonly items: Item[];
}

/** Known words from early to late; the empty one is the release. Others come behind, by their letters. */
const WORDS = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const ALIASES: Readonly<Record<string, string>> = { ga: '', final: '', release: '', cr: 'rc' };
const SHORT: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };

function parse(version: string): ListItem {
  const text = version.trim().toLowerCase();
  const root: ListItem = { kind: 'list', items: [] };
  const lists = [root];
  let list = root;
  const nest = (): void => {
    const inner: ListItem = { kind: 'list', items: [] };
    list.items.push(inner);
    lists.push(inner);
    list = inner;
  };
  let digits = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const isNumber = character >= '0' && character <= '9';
    if (character === '.' || character === '-') {
      list.items.push(at === start ? numberItem('0') : item(digits, text.slice(start, at), false));
      start = at + 1;
      if (character === '-') nest();
    } else if (isNumber !== digits) {
      if (at > start) {
        list.items.push(item(digits, text.slice(start, at), isNumber));
        start = at;
        nest();
      }
      digits = isNumber;
    }
  }
  if (text.length > start) list.items.push(item(digits, text.slice(start), false));
  for (const one of lists.reverse()) normalise(one);
  return root;
}

function item(digits: boolean, text: string, beforeDigit: boolean): Item {
  if (digits) return numberItem(text);
  const long = beforeDigit && Object.hasOwn(SHORT, text) ? SHORT[text] : text;
  const word = long ?? text;
  return { kind: 'word', word: (Object.hasOwn(ALIASES, word) ? ALIASES[word] : word) ?? word };
}

function numberItem(digits: string): NumberItem {
  return { kind: 'number', digits: digits.replace(/^0+/, '') };
}

/** Drops what says nothing from the end, passing over nested lists. */
function normalise(list: ListItem): void {
  for (let at = list.items.length - 1; at >= 0; at--) {
    const last = list.items[at];
    if (last === undefined) break;
    if (isEmpty(last)) list.items.splice(at, 1);
    else if (last.kind !== 'list') break;
  }
}

function isEmpty(one: Item): boolean {
  if (one.kind === 'number') return one.digits === '';
  return one.kind === 'word' ? one.word === '' : one.items.length === 0;
}

function compareItems(a: Item, b: Item | undefined): number {
  switch (a.kind) {
    case 'number':
      if (b === undefined) return a.digits === '' ? 0 : 1;
      return b.kind === 'number' ? compareDigits(a.digits, b.digits) : 1;
    case 'word':
      if (b === undefined) return compareWords(a.word, '');
      return b.kind === 'word' ? compareWords(a.word, b.word) : -1;
    case 'list':
      if (b === undefined) {
        for (const one of a.items) {
          const found = compareItems(one, undefined);
          if (found !== 0) return found;
        }
        return 0;
      }
      if (b.kind !== 'list') return b.kind === 'number' ? -1 : 1;
      return compareLists(a.items, b.items);
  }
}

function compareLists(a: readonly Item[], b: readonly Item[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const x = a[at];
    const y = b[at];
    const found = x ? compareItems(x, y) : y ? -compareItems(y, undefined) : 0;
    if (found !== 0) return found;
  }
  return 0;
}

function compareDigits(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareWords(a: string, b: string): number {
  const x = WORDS.indexOf(a);
  const y = WORDS.indexOf(b);
  if (x >= 0 || y >= 0) return (x < 0 ? WORDS.length : x) - (y < 0 ? WORDS.length : y);
  return a < b ? -1 : a > b ? 1 : 0;
}

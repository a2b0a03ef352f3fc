import { html, type Html } from './html.js';

/** Longest name, sentence and id shown, in characters; the CSV tables and the JSON hold all of it. */
export const NAME_LENGTH = 120;
export const SENTENCE_LENGTH = 600;

/** A name from a dossier, shortened and isolated so that right-to-left names do not reorder what is around them. */
export function named(text: string, length = NAME_LENGTH): Html {
  return html`<bdi>${shorten(text, length)}</bdi>`;
}

/** A sentence of the assessment; it may hold names of any script. */
export function sentence(text: string, length = SENTENCE_LENGTH): Html {
  return html`<bdi>${joinedUnits(shorten(text, length))}</bdi>`;
}

/** Keeps a figure and its per cent sign on one line. */
const joinedUnits = (text: string): string => text.replaceAll(/(\d) %/g, '$1\u00a0%');

/** Cuts after `length` characters, never inside one, and says so by an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length - 1).toWellFormed();
  return `${head.endsWith('\ufffd') ? head.slice(0, -1) : head}…`;
}

/**
 * Anchor for a thing, as an id attribute and after `#`: `demand-x1`. Characters that ids or addresses would trip over
 * become `~hex~`, which keeps different ids different.
 */
export function anchor(kind: string, id: string): string {
  return `${kind}-${id.replaceAll(/[^A-Za-z0-9._-]/gu, (c) => `~${c.codePointAt(0)!.toString(16)}~`)}`;
}

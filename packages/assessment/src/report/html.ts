/** Markup that is safe to put into a document as it is. Only `html` and `trustedMarkup` make it. */
export interface Html {
  readonly markup: string;
}

type Value = Html | string | number | false | null | undefined | readonly Value[];

/**
 * Tagged template that escapes every value unless it is already Html, so that a name such as `<script>` stays text.
 * Values in attributes must be quoted with double quotes in the template. `false`, `null` and `undefined` vanish.
 *
 * @example html`<p title="${name}">${name}</p>`
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const parts = withoutIndentation(strings);
  let markup = parts[0]!;
  values.forEach((value, i) => {
    markup += valueMarkup(value) + parts[i + 1]!;
  });
  return { markup };
}

const templates = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Indentation of the source means nothing in HTML and would be a tenth of a report. Done once per template. */
function withoutIndentation(strings: TemplateStringsArray): readonly string[] {
  const known = templates.get(strings);
  if (known) return known;
  const parts = strings.map((text) => text.replaceAll(/\s*\n\s*/g, '\n'));
  templates.set(strings, parts);
  return parts;
}

/** Text written by this program itself (style sheets, scripts, SVG from the charts), never by a dossier. */
export function trustedMarkup(markup: string): Html {
  return { markup };
}

/** Escapes for text and for attributes in double or single quotes. */
export function escapeHtml(text: string): string {
  return visible(text).replaceAll(/[&<>"'`]/g, (character) => ENTITIES[character]!);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

// Controls and lone surrogates are not allowed in HTML; explicit bidirectional embeddings, overrides and isolates can
// make text read differently from what it says (CVE-2021-42574). All are shown as a replacement character.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const HARMFUL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

function visible(text: string): string {
  return text.toWellFormed().replaceAll(HARMFUL, '\ufffd');
}

function valueMarkup(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(valueMarkup).join('');
  return value.markup;
}

function isList(value: Html | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}

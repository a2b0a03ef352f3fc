/**
 * Characters that XML 1.0 text keeps as they are (§2.2 Char), without those that parsers normalise (§2.11: CR) or
 * trim in attributes (tab, line feed).
 */
const KEPT = /^[\u0020-\u007e\u0080-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

export function isXmlText(text: string): boolean {
  return KEPT.test(text);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function xmlEscape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

/** JSON in which every character XML could not keep is written as an escape. */
export function xmlSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

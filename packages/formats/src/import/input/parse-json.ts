import { CleanpathError, fail } from '@cleanpath/model';
import { decodeText } from './decode-text.js';
import { lineAndColumn, locateJsonError, MAX_JSON_DEPTH } from './locate-json-error.js';
import type { InputFile } from './read-input.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses a JSON file whole. Errors carry line and column; nesting beyond {@link MAX_JSON_DEPTH} is refused. */
export function parseJson(file: InputFile): unknown {
  const text = decodeText(file);
  checkDepth(text, file.name);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof CleanpathError) throw error;
    const { offset, message } = locateJsonError(text);
    throw fail('syntax-invalid', { file: file.name, ...lineAndColumn(text, offset), message }, error);
  }
}

/** JSON.parse itself copes with any depth, but everything that walks the result recursively would not. */
function checkDepth(text: string, file: string): void {
  const tooDeep = depthLimitAt(text);
  if (tooDeep === undefined) return;
  const place = { file, ...lineAndColumn(text, tooDeep) };
  throw fail('format-refused', { ...place, message: `JSON nested deeper than ${MAX_JSON_DEPTH} levels` });
}

export function withinDepth(text: string): boolean {
  return depthLimitAt(text) === undefined;
}

/** Offset at which the text nests deeper than the limit, or undefined. */
function depthLimitAt(text: string): number | undefined {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x7b || c === 0x5b) {
      if (++depth > MAX_JSON_DEPTH) return i;
    } else if (c === 0x7d || c === 0x5d) depth--;
  }
  return undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member as an array: one or many are both common in JSON made from XML or YANG. */
export function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : value === undefined || value === null ? [] : [value];
}

export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** A member of an object by own key only, so that `__proto__` and `constructor` of a hostile file mean nothing. */
export function own(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Escapes one step of a JSON pointer (RFC 6901 §3). */
export function pointerStep(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

import type { AttributeValue, ProblemDetails, SourcePlace } from '@cleanpath/model';
import { CELL, NUMBER, TRUE, type SlotRow } from '../text/slots.js';
import { cellNumber, notANumber, plainDecimal, ruleFault, type NumberRule } from './number-value.js';
import type { ProblemList } from './problem-list.js';
import { shown, type ValueFault } from './value-faults.js';

/** Where the fields of the row at hand are; the field is its position in the table's field list, -1 for the row. */
export interface FieldPlaces {
  placeOf(field: number): SourcePlace;
}

/** Reports a refused value of a field. */
export function noteFault(
  problems: ProblemList,
  fault: ValueFault,
  places: FieldPlaces,
  field: number,
  name: string,
  value: unknown,
): void {
  if (!problems.keeps(fault.code)) {
    problems.count(fault.code);
    return;
  }
  const details: ProblemDetails = {
    ...places.placeOf(field),
    message: `${name}: ${fault.message}`,
    value,
    ...remedyOf(fault),
  };
  problems.note(fault.code, details);
}

/** The remedy of a fault as a member of a problem. */
export function remedyOf({ remedy }: ValueFault): { readonly remedy?: string } {
  if (remedy === undefined) return {};
  return { remedy: typeof remedy === 'string' ? remedy : remedy() };
}

/** The number in a slot, or why it is none. */
export function slotNumber(row: SlotRow, field: number, rule: NumberRule): number | ValueFault {
  const plain = plainDecimal(row.bytes, row.start[field]!, row.end[field]!);
  if (!Number.isNaN(plain)) return ruleFault(plain, rule) ?? plain + 0;
  const text = row.text(field);
  return row.kind[field] === NUMBER ? recordNumber(Number(text), rule) : cellNumber(text, rule);
}

/** A refused value as it is shown: as `JSON.parse` gives it, or as it stands in the cell. */
export function slotValue(row: SlotRow, field: number): string | number {
  return row.kind[field] === NUMBER ? Number(row.text(field)) : row.text(field);
}

/** A number of a parsed record, or why it is none; `+ 0` turns -0 into 0, which no file format keeps apart. */
export function recordNumber(value: unknown, rule: NumberRule): number | ValueFault {
  if (typeof value === 'number') return ruleFault(value, rule) ?? value + 0;
  if (typeof value !== 'string') return wrongType(value, 'a number');
  const read = cellNumber(value, rule);
  if (typeof read !== 'number') return read.code === 'unit-wrong' ? read : notANumber(value, rule);
  return {
    code: 'value-invalid',
    message: `“${shown(value)}” is text, not a number`,
    remedy: `Write the number without quotes, counted in ${rule.unit}.`,
  };
}

export function slotBoolean(row: SlotRow, field: number): boolean | ValueFault {
  const kind = row.kind[field];
  if (kind !== CELL) return kind === TRUE;
  const text = row.text(field);
  // Spreadsheets write TRUE and FALSE.
  const lower = text.trim().toLowerCase();
  if (lower === 'true' || lower === 'false') return lower === 'true';
  return { code: 'value-invalid', message: `“${shown(text)}” is not true or false`, remedy: 'Write true or false.' };
}

export function wrongType(value: unknown, wanted: string): ValueFault {
  const is =
    value === null
      ? 'null'
      : Array.isArray(value)
        ? 'a list'
        : typeof value === 'object'
          ? 'an object'
          : `a ${typeof value}`;
  return { code: 'value-invalid', message: `expected ${wanted}, found ${is}`, remedy: `Write ${wanted}.` };
}

/**
 * The items of a list cell: separated by `;`, or a JSON array of strings where an item holds a `;` itself.
 */
export function cellItems(cell: string): string[] {
  if (cell.startsWith('["') && cell.endsWith('"]')) {
    const parsed = parseJson(cell);
    if (Array.isArray(parsed) && parsed.every((item) => typeof item === 'string')) return parsed;
  }
  return cell
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The list cell that `cellItems` reads back. */
export function itemsCell(items: readonly string[]): string {
  const plain = items.every((item) => item !== '' && item === item.trim() && !item.includes(';'));
  return plain && !items.join(';').startsWith('["') ? items.join(';') : JSON.stringify(items);
}

/** JSON or undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Deepest nesting of attribute values: deeper ones would overflow the stack of whatever walks them. */
const MAX_DEPTH = 64;

/** Why a value cannot be kept as an attribute, if so. */
export function attributeFault(value: unknown, depth = 0): ValueFault | undefined {
  if (depth > MAX_DEPTH) return { code: 'format-refused', message: `nested deeper than ${MAX_DEPTH} levels` };
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value === 'string') return illFormed(value);
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : { code: 'value-invalid', message: 'a number that is not finite' };
  if (Array.isArray(value)) return firstFault(value, (item) => attributeFault(item, depth + 1));
  if (!isPlainObject(value)) return wrongType(value, 'a JSON value');
  return firstFault(Object.keys(value), (key) => keyFault(key) ?? attributeFault(value[key], depth + 1));
}

/** Member names that would reach an object's prototype are refused everywhere. */
export function keyFault(key: string): ValueFault | undefined {
  if (key === '__proto__') return { code: 'format-refused', message: 'the member name “__proto__” is refused' };
  return illFormed(key);
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Why a text cannot be kept, if so. Half a surrogate pair has no UTF-8 form: two such texts would become one.
 * NUL stands in no text file, and PostgreSQL stores none.
 */
export function illFormed(text: string): ValueFault | undefined {
  if (LONE_SURROGATE.test(text))
    return {
      code: 'value-invalid',
      message: 'the text holds half of a surrogate pair',
      remedy: 'Correct the \\u escape.',
    };
  if (text.includes('\0'))
    return { code: 'value-invalid', message: 'the text holds a NUL character', remedy: 'Remove it.' };
  return undefined;
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Attribute values are copied so that -0 and later changes of the source cannot reach the table. */
export function attributeCopy(value: unknown): AttributeValue {
  if (typeof value === 'number') return value + 0;
  if (Array.isArray(value)) return value.map(attributeCopy);
  if (isPlainObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, attributeCopy(item)]));
  return value as AttributeValue;
}

function firstFault<T>(items: readonly T[], check: (item: T) => ValueFault | undefined): ValueFault | undefined {
  for (const item of items) {
    const fault = check(item);
    if (fault) return fault;
  }
  return undefined;
}

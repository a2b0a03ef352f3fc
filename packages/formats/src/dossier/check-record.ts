import type { ProblemCode, SourcePlace } from '@cleanpath/model';
import type { AttributeReader } from './attribute-reader.js';
import { notANumber } from './number-value.js';
import type { ProblemList } from './problem-list.js';
import { attributeFault, isPlainObject, remedyOf, wrongType } from './row-reader.js';
import { suggestionText } from './suggest.js';
import { dateFault, type ValueFault } from './value-faults.js';

/** What this file needs of a zod issue. */
export interface SchemaIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: string;
  readonly format?: string;
  readonly values?: readonly unknown[];
  readonly keys?: readonly string[];
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly origin?: string;
}

export interface RecordSchema<T> {
  readonly shape: Readonly<Record<string, unknown>>;
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly unknown[] } };
}

/** Where a record and its members are. */
export interface RecordPlaces {
  readonly place: SourcePlace;
  at(path: readonly PropertyKey[]): SourcePlace;
  /** A scalar as it was written, where the format has types of its own (YAML reads `010203` as a number). */
  written?(path: readonly PropertyKey[]): string | undefined;
}

/** All members of a record at one place. */
export function fixedPlaces(place: SourcePlace): RecordPlaces {
  return { place, at: () => place };
}

/** Validates one record of a small table against its schema; unknown members become attributes where it has them. */
export function checkRecord<T>(
  schema: RecordSchema<T>,
  raw: unknown,
  places: RecordPlaces,
  problems: ProblemList,
  attributes: AttributeReader | undefined,
): T | undefined {
  if (!isPlainObject(raw)) {
    const fault = wrongType(raw, 'a record with named members');
    problems.note(fault.code, { ...places.place, message: fault.message, value: raw });
    return undefined;
  }
  const errors = problems.errorCount;
  const record = withoutUnknown(schema, raw, places, problems, attributes);
  const broken = attributeFault(record);
  if (broken) {
    problems.note(broken.code, { ...places.place, message: `The record: ${broken.message}` });
    return undefined;
  }
  let result = schema.safeParse(record);
  if (!result.success && asWritten(record, result.error.issues as readonly SchemaIssue[], places))
    result = schema.safeParse(record);
  if (result.success) return problems.errorCount === errors ? result.data : undefined;
  for (const issue of result.error.issues as readonly SchemaIssue[]) noteIssue(issue, record, places, problems);
  return undefined;
}

function withoutUnknown(
  schema: RecordSchema<unknown>,
  raw: Readonly<Record<string, unknown>>,
  places: RecordPlaces,
  problems: ProblemList,
  attributes: AttributeReader | undefined,
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    if (key === '__proto__')
      problems.note('format-refused', { ...places.place, message: 'The member name “__proto__” is refused' });
    // An empty list says nothing and has no form in a CSV cell: it is the same as none.
    else if (Array.isArray(value) && value.length === 0 && key !== 'attributes') continue;
    else if (value !== null && value !== undefined && (attributes === undefined || Object.hasOwn(schema.shape, key)))
      record[key] = value instanceof Object ? structuredClone(value) : value;
  }
  if (attributes === undefined) return record;
  const read = attributes.fromRecord(raw, 0, places.place, {
    placeOf: (field) => (field < 0 ? places.place : places.at(['attributes'])),
  });
  delete record['attributes'];
  if (read !== undefined) record['attributes'] = read;
  return record;
}

/** Puts back what was written where a text was expected and the format made a number of it. */
function asWritten(record: Record<string, unknown>, issues: readonly SchemaIssue[], places: RecordPlaces): boolean {
  let changed = false;
  for (const { code, expected, path } of issues) {
    if (code !== 'invalid_type' || expected !== 'string') continue;
    const value = valueAt(record, path);
    if (typeof value !== 'number' && typeof value !== 'boolean') continue;
    const text = places.written?.(path);
    const parent = valueAt(record, path.slice(0, -1));
    if (text === undefined || typeof parent !== 'object' || parent === null) continue;
    (parent as Record<PropertyKey, unknown>)[path.at(-1)!] = text;
    changed = true;
  }
  return changed;
}

function noteIssue(issue: SchemaIssue, record: unknown, places: RecordPlaces, problems: ProblemList): void {
  const name = pathText(issue.path);
  const value = valueAt(record, issue.path);
  const fault = issueFault(issue, value);
  const at = value === undefined ? places.at(issue.path.slice(0, -1)) : places.at(issue.path);
  problems.note(fault.code, {
    ...at,
    message: name === '' ? fault.message : `${name}: ${fault.message}`,
    value,
    ...remedyOf(fault),
  });
}

/** Members whose faults have a code of their own. */
const MEMBER_CODES: Readonly<Record<string, ProblemCode>> = {
  dossier: 'schema-version',
  grade: 'grade-unknown',
  credibility: 'grade-unknown',
  support: 'support-range',
  strength: 'strength-range',
  sha256: 'hash-format',
};

function issueFault(issue: SchemaIssue, value: unknown): ValueFault {
  const member = issue.path.findLast((key) => typeof key === 'string');
  const own = typeof member === 'string' && Object.hasOwn(MEMBER_CODES, member) ? MEMBER_CODES[member] : undefined;
  if (value === undefined && issue.code !== 'custom') return { code: 'value-missing', message: 'the value is missing' };
  if (issue.format === 'date' && typeof value === 'string')
    return dateFault(value) ?? { code: 'date-invalid', message: 'not a calendar date' };
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'number' || issue.expected === 'int')
      if (typeof value === 'string') return { ...notANumber(value, { min: 0, unit: 'the unit of the field' }) };
    return wrongType(value, issue.expected === 'array' ? 'a list' : `a ${issue.expected ?? 'different value'}`);
  }
  if (issue.code === 'invalid_value') {
    const words = (issue.values ?? []).map(String);
    const hint = typeof value === 'string' ? suggestionText(value, words) : '';
    return {
      code: own ?? 'value-invalid',
      message: `${JSON.stringify(value)} is not allowed`,
      remedy: `${hint}Use one of: ${words.join(', ')}.`,
    };
  }
  if (issue.code === 'unrecognized_keys')
    return {
      code: 'value-invalid',
      message: `unknown member ${(issue.keys ?? []).join(', ')}`,
      remedy: 'Correct or remove the member.',
    };
  if ((issue.code === 'too_small' || issue.code === 'too_big') && typeof value === 'number')
    return { code: own ?? 'value-out-of-range', message: rangeText(issue) };
  return { code: own ?? 'value-invalid', message: issue.message };
}

function rangeText(issue: SchemaIssue): string {
  return issue.minimum === undefined ? `must be at most ${issue.maximum ?? ''}` : `must be at least ${issue.minimum}`;
}

function valueAt(record: unknown, path: readonly PropertyKey[]): unknown {
  let value = record;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** `owners[0].share` */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text === '' ? '' : '.'}${String(key)}`),
    '',
  );
}

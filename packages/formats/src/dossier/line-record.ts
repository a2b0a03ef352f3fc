import type { SourcePlace } from '@cleanpath/model';
import { jsonFaultAt } from '../text/json-fault.js';
import { utf8Text } from '../text/slots.js';
import type { RecordPlaces } from './check-record.js';
import type { ProblemList } from './problem-list.js';
import { isPlainObject, type FieldPlaces } from './row-reader.js';

export interface LineRecord extends FieldPlaces {
  readonly value: Readonly<Record<string, unknown>>;
  readonly place: SourcePlace;
}

/** One NDJSON line by `JSON.parse`, or undefined with a problem noted. Repeated members are refused, not overwritten. */
export function parseLine(
  bytes: Uint8Array,
  start: number,
  end: number,
  place: SourcePlace,
  fields: readonly string[],
  problems: ProblemList,
): LineRecord | undefined {
  const text = utf8Text(bytes, start, end);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const column = jsonFaultAt(text) + 1;
    problems.note('syntax-invalid', { ...place, column, message: 'The line is not valid JSON', value: text });
    return undefined;
  }
  if (!isPlainObject(value)) {
    problems.note('syntax-invalid', { ...place, column: 1, message: 'The line is not a JSON object', value: text });
    return undefined;
  }
  if (membersWritten(text) !== membersKept(value)) {
    problems.note('syntax-invalid', { ...place, message: 'A member occurs twice in one object', value: text });
    return undefined;
  }
  return { value, place, placeOf: (field) => (field < 0 ? place : memberPlace(text, fields[field]!, place)) };
}

/** Places of the members of a parsed line, for records checked by a schema. */
export function linePlaces(record: LineRecord, fields: readonly string[]): RecordPlaces {
  return {
    place: record.place,
    at: (path) => (typeof path[0] === 'string' ? record.placeOf(fields.indexOf(path[0])) : record.place),
  };
}

/** Column of the value of a top-level member, found by its key. */
function memberPlace(text: string, key: string, place: SourcePlace): SourcePlace {
  const at = text.indexOf(JSON.stringify(key));
  if (at < 0) return place;
  const value = /^"(?:[^"\\]|\\.)*"\s*:\s*/.exec(text.slice(at));
  return { ...place, column: at + 1 + (value?.[0].length ?? 0) };
}

/** Colons outside strings: one for every member written. */
function membersWritten(text: string): number {
  let members = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22) quoted = !quoted;
    else if (quoted && c === 0x5c) i++;
    else if (!quoted && c === 0x3a) members++;
  }
  return members;
}

function membersKept(value: unknown): number {
  let members = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    const items = Object.values(next) as unknown[];
    if (!Array.isArray(next)) members += items.length;
    for (const item of items) if (typeof item === 'object') open.push(item);
  }
  return members;
}

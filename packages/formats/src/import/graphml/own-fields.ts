import type { Element, Relation } from '@cleanpath/model';
import { withinDepth } from '../input/parse-json.js';
import type { DataValue } from './graph-document.js';

/** Prefix of the data keys that carry our own fields in an export. */
export const OWN_PREFIX = 'cleanpath.';

/** Fields whose value is JSON text because GraphML has no lists or objects. */
const JSON_FIELDS: ReadonlySet<string> = new Set(['parties', 'riskGroups', 'attributes']);

export function isJsonField(field: string): boolean {
  return JSON_FIELDS.has(field);
}

/** The element an own export wrote; the draft checks its values. */
export function ownElement(id: string, data: ReadonlyMap<string, DataValue>): Element {
  return { ...ownFields(data), id } as Element;
}

/** The relation an own export wrote. */
export function ownRelation(from: string, to: string, data: ReadonlyMap<string, DataValue>): Relation {
  return { type: 'link', ...ownFields(data), from, to } as Relation;
}

function ownFields(data: ReadonlyMap<string, DataValue>): Record<string, unknown> {
  const fields: [string, unknown][] = [];
  for (const [key, value] of data) {
    if (!key.startsWith(OWN_PREFIX)) continue;
    const field = key.slice(OWN_PREFIX.length);
    const parsed = JSON_FIELDS.has(field) ? parsedJson(value) : value;
    if (parsed !== undefined && field !== '__proto__') fields.push([field, parsed]);
  }
  return Object.fromEntries(fields);
}

function parsedJson(value: DataValue): unknown {
  try {
    return withinDepth(String(value)) ? (JSON.parse(String(value)) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

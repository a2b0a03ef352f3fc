import type { Element, Relation } from '@cleanpath/model';
import { idPart } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import { isObject, own, withinDepth } from '../input/parse-json.js';
import { readOwnDocuments } from '../own-documents.js';
import type { DataValue } from './graph-document.js';

/** Prefix of the data keys that carry our own fields in an export. */
export const OWN_PREFIX = 'cleanpath.';

/** Fields whose value is JSON text because GraphML has no lists or objects. */
export const JSON_FIELDS = ['parties', 'riskGroups', 'attributes'] as const;

/** Key of the fields whose text XML cannot hold (control characters, lone surrogates), together as a JSON object. */
export const REST_FIELD = 'json';

/** The element an own export wrote; the draft checks its values. */
export function ownElement(id: string, data: ReadonlyMap<string, DataValue>): Element {
  return { ...ownFields(data), id } as Element;
}

export function ownId(nodeId: string, data: ReadonlyMap<string, DataValue>): string | undefined {
  return idPart(own(parsedJson(data.get(OWN_PREFIX + REST_FIELD)), 'id') ?? nodeId);
}

/** The relation an own export wrote. */
export function ownRelation(from: string, to: string, data: ReadonlyMap<string, DataValue>): Relation {
  return { type: 'link', ...ownFields(data), from, to };
}

/** Everything of the dossier that is no element or relation. */
export function ownRecords(data: ReadonlyMap<string, DataValue>, file: string, draft: ImportDraft): void {
  const place = { file };
  readOwnDocuments(
    (name) => {
      const text = data.get(OWN_PREFIX + name);
      // Damaged JSON is reported as the text it is.
      return text === undefined ? undefined : (parsedJson(text) ?? text);
    },
    () => place,
    draft,
  );
}

function ownFields(data: ReadonlyMap<string, DataValue>): Record<string, unknown> {
  const fields: [string, unknown][] = [];
  for (const [key, value] of data) {
    const field = key.slice(OWN_PREFIX.length);
    if (!key.startsWith(OWN_PREFIX) || field === '__proto__') continue;
    const parsed =
      (JSON_FIELDS as readonly string[]).includes(field) || field === REST_FIELD ? parsedJson(value) : value;
    if (field === REST_FIELD) fields.push(...(isObject(parsed) ? Object.entries(parsed) : []));
    else if (parsed !== undefined) fields.push([field, parsed]);
  }
  return Object.fromEntries(fields);
}

function parsedJson(value: DataValue | undefined): unknown {
  if (value === undefined) return undefined;
  try {
    return withinDepth(String(value)) ? (JSON.parse(String(value)) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

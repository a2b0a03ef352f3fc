import type { Change, Editable, ProblemItem } from '@cleanpath/api';
import { PLANES } from '@cleanpath/model';
import { fieldText, parseField, type FieldFault, type Json } from './field-value.js';
import { fieldOf, type RecordField } from './record-fields.js';

/** Fields asked for when a record is made; the others are set afterwards, where they stand. */
const ASKED: Readonly<Record<Editable, readonly string[]>> = {
  element: ['id', 'name', 'kind', 'product', 'supplier', 'site', 'region'],
  relation: ['from', 'type', 'to', 'group', 'need'],
  supplier: ['id', 'name', 'jurisdictions', 'fictional'],
  product: ['id', 'name', 'supplier', 'kind'],
  demand: ['id', 'name', 'service', 'criticality', 'people'],
};

export interface FormField {
  /** Its name in the form; parts of a leg as `leg.0.from`. */
  readonly key: string;
  readonly field: RecordField;
  /** Where the value stands in the record. */
  readonly path: readonly (string | number)[];
}

/** Fields of the form for a new record. A service also says what must be connected: `legs` of them. */
export function formFields(record: Editable, legs: number): readonly FormField[] {
  const plain = ASKED[record].flatMap((name): FormField[] => {
    const field = fieldOf(record, name);
    return field === undefined ? [] : [{ key: name, field, path: [name] }];
  });
  return record === 'demand' ? [...plain, ...Array.from({ length: legs }, (_, i) => legFields(i)).flat()] : plain;
}

/** Plane and ends of one leg. */
function legFields(index: number): FormField[] {
  const place = (name: string) => ({ key: `leg.${index}.${name}`, path: ['legs', index, name] });
  return [
    { ...place('plane'), field: { name: 'plane', input: 'choice', choices: PLANES, required: true } },
    { ...place('from'), field: { name: 'from', input: 'reference', to: 'element', required: true } },
    { ...place('to'), field: { name: 'to', input: 'reference', to: 'element', required: true } },
  ];
}

export type Texts = Readonly<Record<string, string>>;
export type FormResult =
  | { readonly change: Change }
  | { readonly faults: Readonly<Record<string, { readonly fault: FieldFault; readonly field: RecordField }>> };

/** The change a filled form stands for, or what is wrong with it. */
export function newRecord(record: Editable, fields: readonly FormField[], texts: Texts): FormResult {
  const faults: Record<string, { fault: FieldFault; field: RecordField }> = {};
  const value: Record<string, Json> = {};
  const legs: Record<string, Json>[] = [];
  for (const { key, field, path } of fields) {
    const parsed = parseField(field, texts[key] ?? '');
    if ('fault' in parsed) {
      faults[key] = { fault: parsed.fault, field };
      continue;
    }
    if (parsed.value === null) continue;
    const [name, index, member] = path;
    if (typeof index === 'number' && typeof member === 'string') (legs[index] ??= {})[member] = parsed.value;
    else value[String(name)] = parsed.value;
  }
  if (Object.keys(faults).length > 0) return { faults };
  return { change: { action: 'add', record, value: legs.length > 0 ? { ...value, legs } : value } };
}

/**
 * Problems of a refused change at the fields they point to (`/value/legs/0/from`; in a check of several changes their
 * number stands before it), and those that point nowhere.
 */
export function problemsAtFields(
  problems: readonly ProblemItem[],
  fields: readonly FormField[],
): { readonly at: ReadonlyMap<string, ProblemItem>; readonly others: readonly ProblemItem[] } {
  const at = new Map<string, ProblemItem>();
  const others: ProblemItem[] = [];
  for (const problem of problems) {
    if (problem.severity !== 'error') continue;
    const parts = (problem.pointer ?? '').replace(/^(?:\/\d+)?\/value\//, '');
    const found = fields.find(({ path }) => parts === path.join('/') || parts.startsWith(`${path.join('/')}/`));
    if (found !== undefined && !at.has(found.key)) at.set(found.key, problem);
    else others.push(problem);
  }
  return { at, others };
}

/** What the form begins with, as the end of a new relation. */
export const beginWith = (values: Readonly<Record<string, Json | undefined>>): Texts =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fieldText(value)]));

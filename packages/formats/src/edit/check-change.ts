import {
  Demand,
  Element,
  problem,
  Product,
  Relation,
  Supplier,
  type Problem,
  type SourcePlace,
} from '@cleanpath/model';
import { AttributeReader } from '../dossier/attribute-reader.js';
import { checkRecord, type RecordPlaces, type RecordSchema } from '../dossier/check-record.js';
import { ProblemList } from '../dossier/problem-list.js';
import { suggestionText } from '../dossier/suggest.js';
import type { EditableRecord } from './change.js';

export interface RecordTypes {
  readonly element: Element;
  readonly relation: Relation;
  readonly supplier: Supplier;
  readonly product: Product;
  readonly demand: Demand;
}

const SCHEMAS: { readonly [K in EditableRecord]: RecordSchema<RecordTypes[K]> } = {
  element: Element,
  relation: Relation,
  supplier: Supplier,
  product: Product,
  demand: Demand,
};

/** Members without which a record cannot be, by kind. */
const REQUIRED: Readonly<Record<EditableRecord, readonly string[]>> = {
  element: ['id', 'kind'],
  relation: ['from', 'to', 'type'],
  supplier: ['id', 'name'],
  product: ['id', 'name'],
  demand: ['id', 'legs'],
};

export const fieldsOf = (record: EditableRecord): readonly string[] => Object.keys(SCHEMAS[record].shape);

/** Fields nobody knows, and required ones to be removed; `base` is the pointer to where the fields stand. */
export function checkFields(
  record: EditableRecord,
  fields: Readonly<Record<string, unknown>>,
  base: string,
  whole: boolean,
): Problem[] {
  const known = fieldsOf(record);
  const problems: Problem[] = [];
  for (const name of Object.keys(fields)) {
    if (known.includes(name)) continue;
    problems.push(
      problem('change-invalid', {
        pointer: at(base, [name]),
        value: name,
        message: `${article(record)} has no field “${name}”`,
        remedy: `${suggestionText(name, known)}Put what Cleanpath does not know under “attributes”.`,
      }),
    );
  }
  for (const name of REQUIRED[record]) {
    const value = fields[name];
    if (value === undefined ? whole : value === null || (Array.isArray(value) && value.length === 0))
      problems.push(
        problem('change-invalid', {
          pointer: at(base, [name]),
          message: `${article(record)} needs the field “${name}”`,
          remedy: 'Give a value.',
        }),
      );
  }
  return problems;
}

/** The record as the schemas read it; faults carry the pointer to their field. */
export function checkedRecord<K extends EditableRecord>(
  record: K,
  raw: Readonly<Record<string, unknown>>,
  base: string,
): { readonly value?: RecordTypes[K]; readonly problems: Problem[] } {
  const list = new ProblemList();
  const places = changePlaces(base);
  const value = checkRecord(SCHEMAS[record], raw, places, list, new AttributeReader(list, fieldsOf(record)));
  const problems = list.list().map((item) => asChangeProblem(item));
  if (value === undefined) return { problems };
  const faults = ruleFaults(record, value, base);
  return faults.length > 0 ? { problems: [...problems, ...faults] } : { value, problems };
}

/** Where the members of a changed record stand in the list of changes. */
export function changePlaces(base: string): RecordPlaces {
  return { place: { pointer: base }, at: (path): SourcePlace => ({ pointer: at(base, path) }) };
}

/** JSON pointer (RFC 6901). */
export function at(base: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => `${text}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`, base);
}

export const article = (record: EditableRecord): string => (record === 'element' ? 'An element' : `A ${record}`);

/** What the schemas cannot say about one record, as the reader of dossiers checks it. */
function ruleFaults(record: EditableRecord, value: RecordTypes[EditableRecord], base: string): Problem[] {
  if (record === 'element') return elementFaults(value as Element, base);
  return record === 'relation' ? relationFaults(value as Relation, base) : [];
}

function elementFaults({ installed, endOfLife }: Element, base: string): Problem[] {
  if (installed === undefined || endOfLife === undefined || endOfLife >= installed) return [];
  return [
    problem('dates-order', {
      pointer: at(base, ['endOfLife']),
      value: endOfLife,
      message: `endOfLife: the end of life ${endOfLife} is before the installation ${installed}`,
    }),
  ];
}

function relationFaults({ from, to, type, direction, group, need }: Relation, base: string): Problem[] {
  const fault = (field: string, message: string, remedy: string): Problem[] => [
    problem('change-invalid', { pointer: at(base, [field]), message: `${field}: ${message}`, remedy }),
  ];
  if (from === to) return fault('to', 'an element cannot be related to itself', 'Name another element.');
  const isLink = type === 'link';
  if (isLink && (group !== undefined || need !== undefined))
    return fault(
      group === undefined ? 'need' : 'group',
      'a link has no redundancy group; groups are for dependencies',
      'Remove the group and what it needs.',
    );
  if (!isLink && direction === 'forward')
    return fault('direction', 'only a link has a direction', 'Remove it; a dependency always points from → to.');
  if (!isLink && group === undefined && need !== undefined && need > 1)
    return fault('need', `${need} members are needed but no group is named`, 'Name the group, or remove the need.');
  return [];
}

/** Codes that say more than that a value is wrong stay; whatever else is wrong with a value makes the change invalid. */
const OWN_CODES: ReadonlySet<string> = new Set(['dates-order', 'format-refused']);

function asChangeProblem(item: Problem): Problem {
  return item.severity === 'warning' || OWN_CODES.has(item.code) ? item : { ...item, code: 'change-invalid' };
}

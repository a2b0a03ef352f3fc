import { Product } from '@cleanpath/model';
import { CELL, NONE, type SlotRow } from '../text/slots.js';
import type { ProblemList } from './problem-list.js';
import { cellItems, isPlainObject, noteFault, parseJson } from './row-reader.js';

export const PRODUCT_FIELDS: readonly string[] = Object.keys(Product.shape);
const LISTS = new Set(['versions', 'componentSuppliers']);

/** A row of products.csv as a record for the schema. */
export function productRecord(row: SlotRow, problems: ProblemList): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [field, name] of PRODUCT_FIELDS.entries()) {
    if (row.kind[field] === NONE || name === 'attributes') continue;
    record[name] = LISTS.has(name) ? cellItems(row.text(field)) : row.text(field);
  }
  return withAttributes(record, row, PRODUCT_FIELDS.indexOf('attributes'), problems);
}

/** Adds the attribute columns of a CSV row to its record. */
export function withAttributes(
  record: Record<string, unknown>,
  row: SlotRow,
  field: number,
  problems: ProblemList,
): Record<string, unknown> {
  if (row.kind[field] !== CELL && row.attributes === undefined) return record;
  const stated = row.kind[field] === CELL ? parseJson(row.text(field)) : {};
  if (isPlainObject(stated)) record['attributes'] = { ...stated, ...row.attributes };
  else {
    const fault = { code: 'value-invalid', message: 'is not a JSON object' } as const;
    noteFault(problems, fault, row, field, 'attributes', row.text(field));
  }
  return record;
}

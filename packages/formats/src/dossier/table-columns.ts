import type { AttributeValue } from '@cleanpath/model';
import { byCodeUnits } from '@cleanpath/model';
import { ATTRIBUTE_PREFIX } from './csv-header.js';

/** Attribute columns of one table; more keys than this go into one JSON column. */
const MAX_ATTRIBUTE_COLUMNS = 64;

type AttributeRecord = Readonly<Record<string, AttributeValue>>;

/** How the attributes of a table are laid out in CSV: text in columns of its own, all else as JSON in one column. */
export interface AttributeColumns {
  /** Keys with a column of their own, sorted. */
  readonly keys: readonly string[];
  readonly headers: readonly string[];
  /** Cells of one record, in the order of the headers. */
  cells(attributes: AttributeRecord | undefined): string[];
}

/** Chooses the attribute columns for the records of a table. Lossless: any JSON value survives. */
export function attributeColumns(records: Iterable<AttributeRecord>): AttributeColumns {
  const plain = new Map<string, boolean>();
  for (const attributes of records)
    for (const [key, value] of Object.entries(attributes)) {
      const fits = (plain.get(key) ?? isPlainKey(key)) && typeof value === 'string' && value !== '';
      plain.set(key, fits);
    }
  const fitting = [...plain].filter(([, fits]) => fits).map(([key]) => key);
  const keys = fitting.length > MAX_ATTRIBUTE_COLUMNS ? [] : fitting.sort(byCodeUnits);
  const own = new Set(keys);
  const rest = [...plain.keys()].some((key) => !own.has(key));
  return {
    keys,
    headers: [...keys.map((key) => ATTRIBUTE_PREFIX + key), ...(rest ? ['attributes'] : [])],
    cells(attributes) {
      const cells = keys.map((key) => (attributes?.[key] as string | undefined) ?? '');
      if (!rest) return cells;
      const others = Object.keys(attributes ?? {}).filter((key) => !own.has(key));
      if (others.length === 0) return [...cells, ''];
      const record = Object.fromEntries(others.sort(byCodeUnits).map((key) => [key, sortedValue(attributes![key]!)]));
      return [...cells, JSON.stringify(record)];
    },
  };
}

/** A key that survives as a column name: header cells are trimmed. */
const isPlainKey = (key: string): boolean => key !== '' && key === key.trim();

/** A JSON value with members in one order, so that equal values give equal bytes. */
export function sortedValue(value: AttributeValue): AttributeValue {
  if (Array.isArray(value)) return value.map(sortedValue);
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Readonly<Record<string, AttributeValue>>;
  return Object.fromEntries(
    Object.keys(record)
      .sort(byCodeUnits)
      .map((key) => [key, sortedValue(record[key]!)]),
  );
}

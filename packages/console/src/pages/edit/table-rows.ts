import type { Editable } from '@cleanpath/api';
import type { Overlay } from './draft-overlay.js';
import type { GridRow } from './grid-row.js';
import { RECORD_FIELDS, type RecordField } from './record-fields.js';

/** Rows of one table, as far as they are read. */
export interface TableRows {
  readonly rows: readonly GridRow[];
  readonly fields: readonly RecordField[];
  /** Heading of the first column, where it is not the id. */
  readonly first?: string;
  readonly total?: number | undefined;
  readonly more?: (() => void) | undefined;
  readonly pending: boolean;
  readonly fetching: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Reads a row whole, where the list does not hold all of it. */
  readonly load?: (id: string) => Promise<void>;
}

export const fieldsNamed = (record: Editable, names: readonly string[]): readonly RecordField[] =>
  names.flatMap((name) => RECORD_FIELDS[record].filter((field) => field.name === name));

/** Rows the draft adds, newest first: they stand above those of the snapshot. */
export function addedRows(overlays: ReadonlyMap<string, Overlay>, q: string | undefined): GridRow[] {
  const wanted = q?.toLowerCase() ?? '';
  const rows: GridRow[] = [];
  for (const [id, overlay] of overlays) {
    if (!overlay.added) continue;
    const { name } = overlay.fields;
    const text = `${id} ${typeof name === 'string' ? name : ''}`.toLowerCase();
    if (text.includes(wanted)) rows.push({ id, values: { id }, overlay });
  }
  return rows.reverse();
}

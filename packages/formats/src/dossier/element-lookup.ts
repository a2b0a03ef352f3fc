import {
  dictValue,
  elementPlace,
  type ElementExtra,
  type ElementTable,
  type ElementTextColumn,
  type SourcePlace,
} from '@cleanpath/model';
import type { ElementStore } from './element-store.js';

/** What the reference check asks of elements, whether they are being read or come from a snapshot. */
export interface ElementLookup {
  has(id: string): boolean;
  ids(): readonly string[];
  distinct(column: ElementTextColumn): readonly string[];
  /** Rows that hold one of the codes, in order, with the value. */
  rowsWith(column: ElementTextColumn, codes: ReadonlySet<number>): Iterable<readonly [row: number, value: string]>;
  readonly extra: ReadonlyMap<number, ElementExtra>;
  place(row: number): SourcePlace;
  /** Creates an element of which nothing is known. */
  create?(id: string): void;
}

export function storeLookup(store: ElementStore): ElementLookup {
  return {
    has: (id) => store.ids.findText(id) >= 0,
    ids: () => store.ids.values,
    distinct: (column) => store.text[column].values,
    *rowsWith(column, codes) {
      for (const row of store.text[column].rowsWith(codes, store.count)) yield [row, store.text[column].valueAt(row)!];
    },
    extra: store.extra,
    place: (row) => store.source.place(row),
    create: (id) => store.addMissing(id),
  };
}

export function tableLookup(table: ElementTable): ElementLookup {
  return {
    has: (id) => table.indexOf.has(id),
    ids: () => table.ids,
    distinct: (column) => table.text[column].values,
    *rowsWith(column, codes) {
      const { codes: stored } = table.text[column];
      for (let row = 0; row < stored.length; row++)
        if (codes.has(stored[row]!)) yield [row, dictValue(table.text[column], row)!];
    },
    extra: table.extra,
    place: (row) => elementPlace(table, row),
  };
}

import { RELATION_TYPES, TYPE_CODE, type RelationTable, type RelationType } from '@cleanpath/model';
import { relationsByEnds } from '../dossier/relation-order.js';

export interface RelationName {
  readonly from: string;
  readonly type: RelationType;
  readonly to: string;
}

/** Every way to read `from|type|to`: ids may hold the separator themselves. */
export function readRelationName(id: string): RelationName[] {
  const names: RelationName[] = [];
  for (const type of RELATION_TYPES) {
    const middle = `|${type}|`;
    for (let at = id.indexOf(middle); at >= 0; at = id.indexOf(middle, at + 1)) {
      const from = id.slice(0, at);
      const to = id.slice(at + middle.length);
      if (from !== '' && to !== '') names.push({ from, type, to });
    }
  }
  return names;
}

export function relationName({ from, type, to }: RelationName): string {
  return `${from}|${type}|${to}`;
}

/** Rows of relations by their ends; the order is worked out once, when first asked for. */
export class RelationFinder {
  readonly #table: RelationTable;
  readonly #elements: number;
  #order: { readonly rows: Int32Array; readonly off: Int32Array } | undefined;

  constructor(table: RelationTable, elements: number) {
    this.#table = table;
    this.#elements = elements;
  }

  rows(from: number, type: RelationType, to: number): number[] {
    const { rows, off } = (this.#order ??= relationsByEnds(
      this.#table.from,
      this.#table.to,
      this.#table.count,
      this.#elements,
    ));
    const code = TYPE_CODE.get(type)!;
    const found: number[] = [];
    for (let i = off[from]!; i < off[from + 1]!; i++) {
      const row = rows[i]!;
      if (this.#table.to[row] === to && this.#table.type[row] === code) found.push(row);
    }
    return found;
  }
}

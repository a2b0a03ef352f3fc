import type { AttributeValue } from '../schema/common.js';
import type { Relation } from '../schema/relation.js';
import { RELATION_TYPES, type RelationType } from '../vocabulary/relation-types.js';
import type { SourcePlace } from '../problems/problem.js';
import { dictValue, DictColumnBuilder, grownCapacity, type DictColumn } from './dict-column.js';
import { mapRecord } from './element-table.js';
import { numberValue, NumberColumnBuilder, type NumberColumn } from './number-column.js';

export const RELATION_NUMBER_COLUMNS = ['metric', 'metricReverse', 'capacity'] as const;
export type RelationNumberColumn = (typeof RELATION_NUMBER_COLUMNS)[number];

/** All relations of a network as columns, in source order. */
export interface RelationTable {
  readonly count: number;
  /** Element rows. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Index into RELATION_TYPES; 0 is `link`. */
  readonly type: Uint8Array;
  /** 1 where a link works from → to only. */
  readonly forward: Uint8Array;
  readonly group: DictColumn;
  /** Members of the group that must work; 0 where not stated (all). */
  readonly need: Int32Array;
  readonly number: Readonly<Record<RelationNumberColumn, NumberColumn>>;
  readonly attributes: ReadonlyMap<number, Readonly<Record<string, AttributeValue>>>;
  readonly sourceFile: DictColumn;
  readonly sourceLine: Int32Array;
}

/** What the builder needs of a relation whose ends are already element rows. */
export interface ResolvedRelation extends Omit<Relation, 'from' | 'to'> {
  readonly from: number;
  readonly to: number;
}

export class RelationTableBuilder {
  #count = 0;
  #from = new Int32Array(0);
  #to = new Int32Array(0);
  #type = new Uint8Array(0);
  #forward = new Uint8Array(0);
  #need = new Int32Array(0);
  #sourceLine = new Int32Array(0);
  readonly #group = new DictColumnBuilder();
  readonly #sourceFile = new DictColumnBuilder();
  readonly #number = mapRecord(RELATION_NUMBER_COLUMNS, () => new NumberColumnBuilder());
  readonly #attributes = new Map<number, Readonly<Record<string, AttributeValue>>>();

  get count(): number {
    return this.#count;
  }

  add(relation: ResolvedRelation, place: SourcePlace = {}): number {
    const row = this.addPlain(relation.from, relation.to, TYPE_CODE.get(relation.type)!, place.file, place.line ?? 0);
    if (relation.direction === 'forward') this.#forward[row] = 1;
    if (relation.need !== undefined) this.#need[row] = relation.need;
    this.#group.set(row, relation.group);
    for (const column of RELATION_NUMBER_COLUMNS) this.#number[column].set(row, relation[column]);
    if (relation.attributes && Object.keys(relation.attributes).length > 0)
      this.#attributes.set(row, relation.attributes);
    return row;
  }

  /** The common case without optional fields, for loaders of large files. */
  addPlain(from: number, to: number, typeCode: number, file: string | undefined, line: number): number {
    const row = this.#count++;
    if (row >= this.#from.length) this.#grow(row);
    this.#from[row] = from;
    this.#to[row] = to;
    this.#type[row] = typeCode;
    this.#sourceLine[row] = line;
    if (file !== undefined) this.#sourceFile.set(row, file);
    return row;
  }

  finish(): RelationTable {
    const count = this.#count;
    return {
      count,
      from: this.#from.slice(0, count),
      to: this.#to.slice(0, count),
      type: this.#type.slice(0, count),
      forward: this.#forward.slice(0, count),
      group: this.#group.finish(count),
      need: this.#need.slice(0, count),
      number: mapRecord(RELATION_NUMBER_COLUMNS, (column) => this.#number[column].finish(count)),
      attributes: this.#attributes,
      sourceFile: this.#sourceFile.finish(count),
      sourceLine: this.#sourceLine.slice(0, count),
    };
  }

  #grow(row: number): void {
    const capacity = grownCapacity(this.#from.length, row);
    this.#from = grownInt32(this.#from, capacity);
    this.#to = grownInt32(this.#to, capacity);
    this.#need = grownInt32(this.#need, capacity);
    this.#sourceLine = grownInt32(this.#sourceLine, capacity);
    this.#type = grownUint8(this.#type, capacity);
    this.#forward = grownUint8(this.#forward, capacity);
  }
}

export const TYPE_CODE: ReadonlyMap<RelationType, number> = new Map(RELATION_TYPES.map((type, code) => [type, code]));

export function relationType(table: RelationTable, row: number): RelationType {
  return RELATION_TYPES[table.type[row]!]!;
}

export function relationPlace(table: RelationTable, row: number): SourcePlace {
  const file = dictValue(table.sourceFile, row);
  const line = table.sourceLine[row] ?? 0;
  return { ...(file === undefined ? {} : { file }), ...(line === 0 ? {} : { line }) };
}

/** One row as the record it came from; `ids` are the element ids. */
export function relationAt(table: RelationTable, ids: readonly string[], row: number): Relation {
  const group = dictValue(table.group, row);
  const relation: Record<string, unknown> = {
    from: ids[table.from[row]!]!,
    to: ids[table.to[row]!]!,
    type: relationType(table, row),
  };
  if (table.forward[row] === 1) relation['direction'] = 'forward';
  if (group !== undefined) relation['group'] = group;
  if (table.need[row]! > 0) relation['need'] = table.need[row];
  for (const column of RELATION_NUMBER_COLUMNS) {
    const value = numberValue(table.number[column], row);
    if (value !== undefined) relation[column] = value;
  }
  const attributes = table.attributes.get(row);
  if (attributes) relation['attributes'] = attributes;
  return relation as Relation;
}

function grownInt32(array: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(capacity);
  grown.set(array);
  return grown;
}

function grownUint8(array: Uint8Array, capacity: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(capacity);
  grown.set(array);
  return grown;
}

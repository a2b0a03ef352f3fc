import type { AttributeValue } from '../schema/common.js';
import type { Element, Party } from '../schema/element.js';
import { ELEMENT_KIND_NAMES, kindInfo, type ElementKind } from '../vocabulary/element-kinds.js';
import { PLANES, type Plane } from '../vocabulary/planes.js';
import { TIERS, type Tier } from '../vocabulary/tiers.js';
import { TRUST_STATES, type TrustState } from '../vocabulary/trust-states.js';
import type { SourcePlace } from '../problems/problem.js';
import { dictValue, DictColumnBuilder, grownCapacity, type DictColumn } from './dict-column.js';
import { numberValue, NumberColumnBuilder, type NumberColumn } from './number-column.js';

/** Columns that hold one string per element. */
export const ELEMENT_TEXT_COLUMNS = [
  'name',
  'plane',
  'product',
  'version',
  'supplier',
  'operator',
  'owner',
  'maintainedBy',
  'site',
  'region',
  'tier',
  'tierReason',
  'state',
  'stateReason',
  'installed',
  'endOfLife',
] as const;
export type ElementTextColumn = (typeof ELEMENT_TEXT_COLUMNS)[number];

/** Columns that hold one number per element; units in the element schema. */
export const ELEMENT_NUMBER_COLUMNS = [
  'lat',
  'lon',
  'replacementCost',
  'replacementEffort',
  'capacity',
  'population',
] as const;
export type ElementNumberColumn = (typeof ELEMENT_NUMBER_COLUMNS)[number];

/** The rare fields of one element. */
export interface ElementExtra {
  readonly passive?: boolean;
  readonly parties?: readonly Party[];
  readonly riskGroups?: readonly string[];
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** JSON pointer into the source file. */
  readonly pointer?: string;
}

/** All elements of a network as columns; the row number is the element's index everywhere. */
export interface ElementTable {
  readonly count: number;
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Index into ELEMENT_KIND_NAMES. */
  readonly kind: Uint8Array;
  readonly text: Readonly<Record<ElementTextColumn, DictColumn>>;
  readonly number: Readonly<Record<ElementNumberColumn, NumberColumn>>;
  readonly extra: ReadonlyMap<number, ElementExtra>;
  readonly sourceFile: DictColumn;
  /** Line in the source file, 0 where unknown. */
  readonly sourceLine: Int32Array;
}

export class ElementTableBuilder {
  readonly #ids: string[] = [];
  readonly #indexOf = new Map<string, number>();
  #kind = new Uint8Array(0);
  #sourceLine = new Int32Array(0);
  readonly #sourceFile = new DictColumnBuilder();
  readonly #text = mapRecord(ELEMENT_TEXT_COLUMNS, () => new DictColumnBuilder());
  readonly #number = mapRecord(ELEMENT_NUMBER_COLUMNS, () => new NumberColumnBuilder());
  readonly #extra = new Map<number, ElementExtra>();

  get count(): number {
    return this.#ids.length;
  }

  indexOf(id: string): number | undefined {
    return this.#indexOf.get(id);
  }

  placeOf(row: number): number {
    return this.#sourceLine[row] ?? 0;
  }

  /** Appends an element that is already valid; returns its row, or undefined when the id is taken. */
  add(element: Element, place: SourcePlace = {}): number | undefined {
    if (this.#indexOf.has(element.id)) return undefined;
    const row = this.#ids.length;
    this.#ids.push(element.id);
    this.#indexOf.set(element.id, row);
    if (row >= this.#kind.length) this.#grow(row);
    this.#kind[row] = KIND_CODE.get(element.kind)!;
    for (const column of ELEMENT_TEXT_COLUMNS) this.#text[column].set(row, element[column]);
    for (const column of ELEMENT_NUMBER_COLUMNS) this.#number[column].set(row, element[column]);
    if (place.file !== undefined) this.#sourceFile.set(row, place.file);
    this.#sourceLine[row] = place.line ?? 0;
    this.#addExtra(row, element, place);
    return row;
  }

  finish(): ElementTable {
    const count = this.#ids.length;
    return {
      count,
      ids: this.#ids,
      indexOf: this.#indexOf,
      kind: this.#kind.slice(0, count),
      text: mapRecord(ELEMENT_TEXT_COLUMNS, (column) => this.#text[column].finish(count)),
      number: mapRecord(ELEMENT_NUMBER_COLUMNS, (column) => this.#number[column].finish(count)),
      extra: this.#extra,
      sourceFile: this.#sourceFile.finish(count),
      sourceLine: this.#sourceLine.slice(0, count),
    };
  }

  #addExtra(row: number, element: Element, place: SourcePlace): void {
    const { passive, parties, riskGroups, attributes } = element;
    if (passive === undefined && !parties?.length && !riskGroups?.length && !attributes && place.pointer === undefined)
      return;
    this.#extra.set(row, {
      ...(passive === undefined ? {} : { passive }),
      ...(parties?.length ? { parties } : {}),
      ...(riskGroups?.length ? { riskGroups } : {}),
      ...(attributes && Object.keys(attributes).length > 0 ? { attributes } : {}),
      ...(place.pointer === undefined ? {} : { pointer: place.pointer }),
    });
  }

  #grow(row: number): void {
    const capacity = grownCapacity(this.#kind.length, row);
    const kind = new Uint8Array(capacity);
    kind.set(this.#kind);
    this.#kind = kind;
    const lines = new Int32Array(capacity);
    lines.set(this.#sourceLine);
    this.#sourceLine = lines;
  }
}

export const KIND_CODE: ReadonlyMap<ElementKind, number> = new Map(
  ELEMENT_KIND_NAMES.map((kind, code) => [kind, code]),
);

export function elementKind(table: ElementTable, row: number): ElementKind {
  return ELEMENT_KIND_NAMES[table.kind[row]!]!;
}

/** The plane stated for the element, else that of its kind. */
export function elementPlane(table: ElementTable, row: number): Plane {
  return (dictValue(table.text.plane, row) as Plane | undefined) ?? kindInfo(elementKind(table, row)).plane;
}

/** Passive as stated, else by kind. */
export function elementPassive(table: ElementTable, row: number): boolean {
  return table.extra.get(row)?.passive ?? kindInfo(elementKind(table, row)).passive ?? false;
}

export function elementTitle(table: ElementTable, row: number): string {
  return dictValue(table.text.name, row) ?? table.ids[row]!;
}

export function elementPlace(table: ElementTable, row: number): SourcePlace {
  const file = dictValue(table.sourceFile, row);
  const line = table.sourceLine[row] ?? 0;
  const pointer = table.extra.get(row)?.pointer;
  return {
    ...(file === undefined ? {} : { file }),
    ...(line === 0 ? {} : { line }),
    ...(pointer === undefined ? {} : { pointer }),
  };
}

/** One row as the record it came from. */
export function elementAt(table: ElementTable, row: number): Element {
  const element: Record<string, unknown> = { id: table.ids[row]!, kind: elementKind(table, row) };
  for (const column of ELEMENT_TEXT_COLUMNS) assign(element, column, dictValue(table.text[column], row));
  for (const column of ELEMENT_NUMBER_COLUMNS) assign(element, column, numberValue(table.number[column], row));
  const extra = table.extra.get(row);
  assign(element, 'passive', extra?.passive);
  assign(element, 'parties', extra?.parties);
  assign(element, 'riskGroups', extra?.riskGroups);
  assign(element, 'attributes', extra?.attributes);
  return element as Element;
}

export const tierCode = (tier: Tier): number => TIERS.indexOf(tier);
export const planeCode = (plane: Plane): number => PLANES.indexOf(plane);
export const trustCode = (state: TrustState): number => TRUST_STATES.indexOf(state);

export function mapRecord<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}

function assign(target: Record<string, unknown>, key: string, value: unknown): void {
  if (value !== undefined) target[key] = value;
}

import {
  ELEMENT_NUMBER_COLUMNS,
  ELEMENT_TEXT_COLUMNS,
  KIND_CODE,
  mapRecord,
  PARTY_ROLES,
  type AttributeValue,
  type ElementExtra,
  type ElementKind,
  type ElementTable,
  type ElementTextColumn,
  type Party,
  type PartyRole,
  type SourcePlace,
} from '@cleanpath/model';
import { ByteInterner } from '../text/byte-interner.js';
import { NONE, type SlotRow } from '../text/slots.js';
import { AttributeReader } from './attribute-reader.js';
import { CheckedColumn } from './checked-column.js';
import {
  ATTRIBUTES,
  ELEMENT_FIELDS,
  ELEMENT_NUMBER_RULES,
  ELEMENT_TEXT_CHECKS,
  FIRST_NUMBER,
  FIRST_TEXT,
  kindCheck,
  PARTIES,
  PASSIVE,
  RISK_GROUPS,
} from './element-fields.js';
import { NumberStore } from './number-store.js';
import type { ProblemList } from './problem-list.js';
import {
  cellItems,
  illFormed,
  isPlainObject,
  noteFault,
  recordNumber,
  slotBoolean,
  slotNumber,
  slotValue,
  wrongType,
  type FieldPlaces,
} from './row-reader.js';
import { SourceColumn } from './source-column.js';
import { idFault, wordCheck, type ValueFault } from './value-faults.js';

const ID = 0;
const KIND = 1;
const INSTALLED = 'installed' satisfies ElementTextColumn;
const END_OF_LIFE = 'endOfLife' satisfies ElementTextColumn;
const roleCheck = wordCheck(PARTY_ROLES, 'party role');

/** Elements as columns while they are being read; the row of an element is the code of its id. */
export class ElementStore {
  readonly ids = new ByteInterner();
  readonly text = mapRecord(ELEMENT_TEXT_COLUMNS, (column) => new CheckedColumn(ELEMENT_TEXT_CHECKS[column]));
  readonly extra = new Map<number, ElementExtra>();
  readonly source = new SourceColumn();
  readonly #kind = new CheckedColumn(kindCheck);
  readonly #number = mapRecord(ELEMENT_NUMBER_COLUMNS, () => new NumberStore());
  readonly #problems: ProblemList;
  readonly #attributes: AttributeReader;
  readonly #textColumns = ELEMENT_TEXT_COLUMNS.map((column) => this.text[column]);

  constructor(problems: ProblemList) {
    this.#problems = problems;
    this.#attributes = new AttributeReader(problems, ELEMENT_FIELDS);
  }

  get count(): number {
    return this.ids.count;
  }

  /** Adds a row of a table; false when it was refused. */
  addSlots(slots: SlotRow): boolean {
    const { kind, bytes, start, end } = slots;
    const errors = this.#problems.errorCount;
    if (kind[ID] === NONE) {
      this.#fault(MISSING, slots, ID);
      return false;
    }
    const row = this.ids.count;
    if (this.ids.add(bytes, start[ID]!, end[ID]!) < row) return this.#duplicate(slots.text(ID), slots);
    this.#begin(row, slots, slots.file, slots.line);
    if (kind[KIND] !== NONE) {
      const fault = this.#kind.setBytes(row, bytes, start[KIND]!, end[KIND]!);
      if (fault) this.#fault(fault, slots, KIND, slots.text(KIND));
    } else this.#fault(MISSING, slots, KIND);
    for (let field = FIRST_TEXT; field < FIRST_NUMBER; field++) {
      if (kind[field] === NONE) continue;
      const fault = this.#textColumns[field - FIRST_TEXT]!.setBytes(row, bytes, start[field]!, end[field]!);
      if (fault) this.#fault(fault, slots, field, slots.text(field));
    }
    for (let field = FIRST_NUMBER; field < PASSIVE; field++) {
      if (kind[field] === NONE) continue;
      const column = ELEMENT_NUMBER_COLUMNS[field - FIRST_NUMBER]!;
      const value = slotNumber(slots, field, ELEMENT_NUMBER_RULES[column]);
      if (typeof value === 'number') this.#number[column].set(row, value);
      else this.#fault(value, slots, field, slotValue(slots, field));
    }
    this.#extraSlots(row, slots);
    this.#datesInOrder(row, slots);
    return this.#problems.errorCount === errors;
  }

  /** Adds a parsed record; unknown members become attributes. */
  addRecord(record: Readonly<Record<string, unknown>>, place: SourcePlace, places: FieldPlaces): boolean {
    const errors = this.#problems.errorCount;
    const id = record['id'];
    if (typeof id !== 'string') {
      this.#fault(id === undefined || id === null ? MISSING : wrongType(id, 'text'), places, ID, id);
      return false;
    }
    const row = this.ids.count;
    const broken = illFormed(id);
    if (broken) this.#fault(broken, places, ID);
    if (this.ids.addText(id) < row) return this.#duplicate(id, places);
    this.#begin(row, places, place.file, place.line ?? 0);
    const kind = record['kind'];
    if (typeof kind === 'string') this.#textFault(this.#kind.setText(row, kind), places, KIND, kind);
    else this.#fault(kind === undefined || kind === null ? MISSING : wrongType(kind, 'text'), places, KIND, kind);
    for (let field = FIRST_TEXT; field < FIRST_NUMBER; field++) {
      const value = record[ELEMENT_FIELDS[field]!];
      if (value === undefined || value === null) continue;
      if (typeof value === 'string')
        this.#textFault(
          illFormed(value) ?? this.#textColumns[field - FIRST_TEXT]!.setText(row, value),
          places,
          field,
          value,
        );
      else this.#fault(wrongType(value, 'text'), places, field, value);
    }
    for (let field = FIRST_NUMBER; field < PASSIVE; field++) {
      const column = ELEMENT_NUMBER_COLUMNS[field - FIRST_NUMBER]!;
      const given = record[column];
      if (given === undefined || given === null) continue;
      const value = recordNumber(given, ELEMENT_NUMBER_RULES[column]);
      if (typeof value === 'number') this.#number[column].set(row, value);
      else this.#fault(value, places, field, given);
    }
    this.#extraRecord(row, record, place, places);
    this.#datesInOrder(row, places);
    return this.#problems.errorCount === errors;
  }

  /** An element that is referenced but never described. */
  addMissing(id: string): void {
    const row = this.ids.count;
    if (this.ids.addText(id) < row) return;
    this.#kind.setText(row, 'unknown');
    this.text.state.setText(row, 'unknown');
    this.text.stateReason.setText(row, 'referenced but not described');
  }

  finish(): ElementTable {
    const count = this.count;
    const kindOf = this.#kind.values.map((kind) => KIND_CODE.get(kind as ElementKind) ?? 0);
    const kind = new Uint8Array(count);
    for (let row = 0; row < count; row++) kind[row] = kindOf[this.#kind.codeAt(row)] ?? 0;
    const ids = this.ids.values;
    let index: ReadonlyMap<string, number> | undefined;
    return {
      count,
      ids,
      // A network that is only stored or hashed never asks; a map of a million ids costs 100 MB.
      get indexOf() {
        return (index ??= indexOfIds(ids, count));
      },
      kind,
      text: mapRecord(ELEMENT_TEXT_COLUMNS, (column) => this.text[column].finish(count)),
      number: mapRecord(ELEMENT_NUMBER_COLUMNS, (column) => this.#number[column].finish(count)),
      extra: this.extra,
      ...this.source.finish(count),
    };
  }

  #begin(row: number, places: FieldPlaces, file: string | undefined, line: number): void {
    this.source.set(row, file, line);
    const fault = idFault(this.ids.values[row]!);
    if (fault) this.#fault(fault, places, ID, this.ids.values[row]);
  }

  #extraSlots(row: number, slots: SlotRow): void {
    const { kind } = slots;
    const plain =
      kind[PASSIVE] === NONE && kind[PARTIES] === NONE && kind[RISK_GROUPS] === NONE && kind[ATTRIBUTES] === NONE;
    if (plain && slots.attributes === undefined) return;
    const passive = kind[PASSIVE] === NONE ? undefined : slotBoolean(slots, PASSIVE);
    if (typeof passive === 'object') this.#fault(passive, slots, PASSIVE, slots.text(PASSIVE));
    const parties = kind[PARTIES] === NONE ? undefined : cellItems(slots.text(PARTIES)).map((item) => splitParty(item));
    const riskGroups = kind[RISK_GROUPS] === NONE ? undefined : cellItems(slots.text(RISK_GROUPS));
    const attributes = this.#attributes.fromSlots(slots, ATTRIBUTES);
    this.#setExtra(row, typeof passive === 'boolean' ? passive : undefined, parties, riskGroups, attributes, slots);
  }

  #extraRecord(row: number, record: Readonly<Record<string, unknown>>, place: SourcePlace, places: FieldPlaces): void {
    const attributes = this.#attributes.fromRecord(record, ATTRIBUTES, place, places);
    const { passive, parties, riskGroups } = record;
    if (passive !== undefined && passive !== null && typeof passive !== 'boolean')
      this.#fault(wrongType(passive, 'true or false'), places, PASSIVE, passive);
    const given = typeof passive === 'boolean' ? passive : undefined;
    const list = this.#partyList(parties, places);
    const groups = this.#idList(riskGroups, places);
    this.#setExtra(row, given, list, groups, attributes, places, place.pointer);
  }

  #partyList(value: unknown, places: FieldPlaces): Party[] | undefined {
    if (value === undefined || value === null) return undefined;
    const fits = (item: unknown): item is Party =>
      isPlainObject(item) &&
      typeof item['supplier'] === 'string' &&
      typeof item['role'] === 'string' &&
      Object.keys(item).every((key) => key === 'supplier' || key === 'role');
    if (Array.isArray(value) && value.every(fits)) return value.map(({ supplier, role }) => ({ supplier, role }));
    this.#fault(wrongType(value, 'a list of {supplier, role}'), places, PARTIES, value);
    return undefined;
  }

  #idList(value: unknown, places: FieldPlaces): string[] | undefined {
    if (value === undefined || value === null) return undefined;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return [...value];
    this.#fault(wrongType(value, 'a list of ids'), places, RISK_GROUPS, value);
    return undefined;
  }

  #setExtra(
    row: number,
    passive: boolean | undefined,
    parties: readonly Party[] | undefined,
    riskGroups: readonly string[] | undefined,
    attributes: Readonly<Record<string, AttributeValue>> | undefined,
    places: FieldPlaces,
    pointer?: string,
  ): void {
    for (const { supplier, role } of parties ?? []) {
      this.#textFault(roleCheck(role), places, PARTIES, role);
      this.#textFault(illFormed(supplier) ?? idFault(supplier), places, PARTIES, supplier);
    }
    for (const group of riskGroups ?? [])
      this.#textFault(illFormed(group) ?? idFault(group), places, RISK_GROUPS, group);
    const extra: ElementExtra = {
      ...(passive === undefined ? {} : { passive }),
      ...(parties?.length ? { parties } : {}),
      ...(riskGroups?.length ? { riskGroups } : {}),
      ...(attributes ? { attributes } : {}),
      ...(pointer === undefined ? {} : { pointer }),
    };
    if (Object.keys(extra).length > 0) this.extra.set(row, extra);
  }

  #datesInOrder(row: number, places: FieldPlaces): void {
    const endOfLife = this.text[END_OF_LIFE].valueAt(row);
    if (endOfLife === undefined) return;
    const installed = this.text[INSTALLED].valueAt(row);
    if (installed === undefined || endOfLife >= installed) return;
    const message = `the end of life ${endOfLife} is before the installation ${installed}`;
    this.#fault({ code: 'dates-order', message }, places, ELEMENT_FIELDS.indexOf(END_OF_LIFE), endOfLife);
  }

  #duplicate(id: string, places: FieldPlaces): false {
    if (!this.#problems.keeps('duplicate-id')) {
      this.#problems.count('duplicate-id');
      return false;
    }
    const first = this.source.placeText(this.ids.findText(id));
    const message = `the element “${id}” was already given${first === '' ? '' : ` at ${first}`}`;
    this.#fault({ code: 'duplicate-id', message }, places, ID, id);
    return false;
  }

  #textFault(fault: ValueFault | undefined, places: FieldPlaces, field: number, value: unknown): void {
    if (fault) this.#fault(fault, places, field, value);
  }

  #fault(fault: ValueFault, places: FieldPlaces, field: number, value?: unknown): void {
    noteFault(this.#problems, fault, places, field, ELEMENT_FIELDS[field]!, value);
  }
}

function indexOfIds(ids: readonly string[], count: number): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (let row = 0; row < count; row++) index.set(ids[row]!, row);
  return index;
}

const MISSING: ValueFault = { code: 'value-missing', message: 'the value is missing' };

function splitParty(item: string): Party {
  const colon = item.indexOf(':');
  const role = item.slice(0, Math.max(colon, 0)).trim();
  return { role: role as PartyRole, supplier: item.slice(colon + 1).trim() };
}

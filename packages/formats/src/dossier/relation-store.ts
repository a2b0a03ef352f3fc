import {
  canonicalJson,
  grownCapacity,
  mapRecord,
  RELATION_NUMBER_COLUMNS,
  RELATION_TYPES,
  TYPE_CODE,
  type AttributeValue,
  type RelationTable,
  type RelationType,
  type SourcePlace,
} from '@cleanpath/model';
import { ByteInterner } from '../text/byte-interner.js';
import { NONE, type SlotRow } from '../text/slots.js';
import { AttributeReader } from './attribute-reader.js';
import { CheckedColumn } from './checked-column.js';
import { NumberStore } from './number-store.js';
import type { NumberRule } from './number-value.js';
import type { ProblemList } from './problem-list.js';
import {
  illFormed,
  noteFault,
  recordNumber,
  slotNumber,
  slotValue,
  wrongType,
  type FieldPlaces,
} from './row-reader.js';
import { RELATION_FIELDS, RELATION_NUMBER_RULES } from './relation-fields.js';
import { SourceColumn } from './source-column.js';
import { idFault, wordCheck, type ValueFault } from './value-faults.js';

const FROM = 0;
const TO = 1;
const TYPE = 2;
const DIRECTION = 3;
const GROUP = 4;
const NEED = 5;
const FIRST_NUMBER = 6;
const ATTRIBUTES = FIRST_NUMBER + RELATION_NUMBER_COLUMNS.length;
const FORWARD = 'forward';

const NUMBER_RULES = RELATION_NUMBER_COLUMNS.map((column) => RELATION_NUMBER_RULES[column]);
const NEED_RULE: NumberRule = { min: 1, max: 2_147_483_647, integer: true, unit: 'members' };

const typeCheck = wordCheck(RELATION_TYPES, 'relation type', 'relation-type-unknown');
const directionCheck = wordCheck(['both', FORWARD], 'direction');

/**
 * Relations as columns while they are being read. Ends are element rows; an id not yet known is kept as
 * `-2 - code` in `unresolved` and looked up again when all elements are there.
 */
export class RelationStore {
  readonly unresolved = new ByteInterner();
  readonly group = new CheckedColumn(idFault);
  readonly source = new SourceColumn();
  readonly #number = RELATION_NUMBER_COLUMNS.map(() => new NumberStore());
  readonly #type = new CheckedColumn(typeCheck);
  readonly #direction = new CheckedColumn(directionCheck);
  readonly #attributes: AttributeReader;
  readonly #problems: ProblemList;
  readonly #elements: ByteInterner;
  attributes = new Map<number, Readonly<Record<string, AttributeValue>>>();
  from = new Int32Array(0);
  to = new Int32Array(0);
  need = new Int32Array(0);
  type = new Uint8Array(0);
  forward = new Uint8Array(0);
  count = 0;
  readonly #lastEnds = Int32Array.of(-1, -1);

  constructor(problems: ProblemList, elements: ByteInterner) {
    this.#problems = problems;
    this.#elements = elements;
    this.#attributes = new AttributeReader(problems, RELATION_FIELDS);
  }

  addSlots(slots: SlotRow): boolean {
    const { kind, bytes, start, end } = slots;
    const errors = this.#problems.errorCount;
    const row = this.count;
    if (row >= this.from.length) this.#grow(row);
    this.forward[row] = 0;
    this.need[row] = 0;
    const from = this.#endSlot(slots, FROM);
    const to = this.#endSlot(slots, TO);
    if (kind[TYPE] !== NONE) {
      const fault = this.#type.setBytes(0, bytes, start[TYPE]!, end[TYPE]!);
      if (fault) this.#fault(fault, slots, TYPE, slots.text(TYPE));
    } else this.#fault(MISSING, slots, TYPE);
    if (kind[DIRECTION] !== NONE) {
      const fault = this.#direction.setBytes(0, bytes, start[DIRECTION]!, end[DIRECTION]!);
      if (fault) this.#fault(fault, slots, DIRECTION, slots.text(DIRECTION));
      this.forward[row] = this.#direction.valueAt(0) === FORWARD ? 1 : 0;
    }
    if (kind[GROUP] !== NONE) {
      const fault = this.group.setBytes(row, bytes, start[GROUP]!, end[GROUP]!);
      if (fault) this.#fault(fault, slots, GROUP, slots.text(GROUP));
    }
    if (kind[NEED] !== NONE)
      this.#setNeed(row, slotNumber(slots, NEED, NEED_RULE), slots, () => slotValue(slots, NEED));
    for (let field = FIRST_NUMBER; field < ATTRIBUTES; field++)
      if (kind[field] !== NONE)
        this.#setNumber(row, field, slotNumber(slots, field, NUMBER_RULES[field - FIRST_NUMBER]!), slots, () =>
          slotValue(slots, field),
        );
    if (kind[ATTRIBUTES] !== NONE || slots.attributes !== undefined) {
      const attributes = this.#attributes.fromSlots(slots, ATTRIBUTES);
      if (attributes) this.attributes.set(row, attributes);
    }
    this.source.set(row, slots.file, slots.line);
    return this.#accept(row, from, to, slots, errors);
  }

  addRecord(record: Readonly<Record<string, unknown>>, place: SourcePlace, places: FieldPlaces): boolean {
    const errors = this.#problems.errorCount;
    const row = this.count;
    if (row >= this.from.length) this.#grow(row);
    this.forward[row] = 0;
    this.need[row] = 0;
    const from = this.#endText(record['from'], FROM, places);
    const to = this.#endText(record['to'], TO, places);
    if (this.#textOf(record, TYPE, places, true)) this.#noteText(this.#type, 0, record, TYPE, places);
    if (this.#textOf(record, DIRECTION, places)) {
      this.#noteText(this.#direction, 0, record, DIRECTION, places);
      this.forward[row] = record['direction'] === FORWARD ? 1 : 0;
    }
    if (this.#textOf(record, GROUP, places)) this.#noteText(this.group, row, record, GROUP, places);
    const need = record['need'];
    if (need !== undefined && need !== null) this.#setNeed(row, recordNumber(need, NEED_RULE), places, () => need);
    for (let field = FIRST_NUMBER; field < ATTRIBUTES; field++) {
      const value = record[RELATION_FIELDS[field]!];
      if (value === undefined || value === null) continue;
      this.#setNumber(row, field, recordNumber(value, NUMBER_RULES[field - FIRST_NUMBER]!), places, () => value);
    }
    const attributes = this.#attributes.fromRecord(record, ATTRIBUTES, place, places);
    if (attributes) this.attributes.set(row, attributes);
    this.source.set(row, place.file, place.line ?? 0);
    return this.#accept(row, from, to, places, errors);
  }

  /** Makes room at once for the rows a large file will hold: growing step by step copies everything three times. */
  reserve(rows: number): void {
    if (rows > this.from.length) this.#grow(rows - 1);
    this.source.reserve(rows);
  }

  /** True when two rows with equal ends and type agree in everything else. */
  sameFacts(a: number, b: number): boolean {
    if (this.forward[a] !== this.forward[b] || this.need[a] !== this.need[b]) return false;
    if (this.group.codeAt(a) !== this.group.codeAt(b)) return false;
    for (const column of this.#number) if (!column.isEmpty && !Object.is(column.at(a), column.at(b))) return false;
    return this.attributes.size === 0 || this.factsText(a) === this.factsText(b);
  }

  /** Everything but ends and type as text: equal text, equal facts. */
  factsText(row: number): string {
    const numbers = this.#number.map((column) => column.at(row)).join(',');
    const attributes = this.attributes.get(row);
    const rest = attributes === undefined ? '' : canonicalJson(attributes);
    return `${this.forward[row]!},${this.need[row]!},${this.group.codeAt(row)},${numbers},${rest}`;
  }

  /** Drops rows: `kept[i]` is the old row of new row i. */
  compact(kept: Int32Array): void {
    for (const column of [this.from, this.to, this.need, this.type, this.forward]) moveUp(column, kept);
    this.group.compact(kept);
    this.source.compact(kept);
    for (const column of this.#number) column.compact(kept);
    if (this.attributes.size > 0) this.attributes = renumbered(this.attributes, kept);
    this.count = kept.length;
  }

  finish(): RelationTable {
    const { count } = this;
    return {
      count,
      from: this.from.slice(0, count),
      to: this.to.slice(0, count),
      type: this.type.slice(0, count),
      forward: this.forward.slice(0, count),
      group: this.group.finish(count),
      need: this.need.slice(0, count),
      number: mapRecord(RELATION_NUMBER_COLUMNS, (column) =>
        this.#number[RELATION_NUMBER_COLUMNS.indexOf(column)]!.finish(count),
      ),
      attributes: this.attributes,
      ...this.source.finish(count),
    };
  }

  #accept(row: number, from: number, to: number, places: FieldPlaces, errors: number): boolean {
    const type = TYPE_CODE.get((this.#type.valueAt(0) ?? '') as RelationType) ?? 0;
    if (this.#problems.errorCount === errors) this.#consistent(row, type, places);
    if (this.#problems.errorCount !== errors) {
      this.#clear(row);
      return false;
    }
    if (from === to) {
      this.#fault(
        { code: 'self-relation', message: 'the element is related to itself; the relation is left out' },
        places,
        FROM,
        this.idText(from),
      );
      this.#clear(row);
      return true;
    }
    this.from[row] = from;
    this.to[row] = to;
    this.type[row] = type;
    this.count++;
    return true;
  }

  /** The id of an end, resolved or not. */
  idText(end: number): string {
    return end >= 0 ? this.#elements.values[end]! : this.unresolved.values[-2 - end]!;
  }

  #consistent(row: number, type: number, places: FieldPlaces): void {
    const grouped = this.group.codeAt(row) >= 0;
    if (type === 0 && (grouped || this.need[row]! > 0))
      this.#fault(
        { code: 'value-invalid', message: 'a link has no redundancy group; groups are for dependencies' },
        places,
        grouped ? GROUP : NEED,
      );
    else if (type !== 0 && this.forward[row] === 1)
      this.#fault(
        { code: 'value-invalid', message: 'only a link has a direction; a dependency always points from → to' },
        places,
        DIRECTION,
      );
    else if (type !== 0 && !grouped && this.need[row]! > 1)
      this.#fault(
        { code: 'group-threshold', message: `${this.need[row]!} members are needed but no group is named` },
        places,
        NEED,
      );
  }

  #endSlot(slots: SlotRow, field: number): number {
    const { bytes } = slots;
    if (slots.kind[field] === NONE) {
      this.#fault(MISSING, slots, field);
      return -1;
    }
    const start = slots.start[field]!;
    const end = slots.end[field]!;
    // The relations of an element mostly stand together.
    const last = this.#lastEnds[field]!;
    if (last >= 0 && this.#elements.is(last, bytes, start, end)) return last;
    const row = this.#elements.find(bytes, start, end);
    this.#lastEnds[field] = row;
    if (row >= 0) return row;
    const known = this.unresolved.count;
    const code = this.unresolved.add(bytes, start, end);
    if (code >= known) this.#checkNewId(code, slots, field);
    return -2 - code;
  }

  #endText(id: unknown, field: number, places: FieldPlaces): number {
    if (typeof id !== 'string') {
      this.#fault(id === undefined || id === null ? MISSING : wrongType(id, 'text'), places, field, id);
      return -1;
    }
    const broken = illFormed(id);
    if (broken) this.#fault(broken, places, field);
    const row = this.#elements.findText(id);
    if (row >= 0) return row;
    const known = this.unresolved.count;
    const code = this.unresolved.addText(id);
    if (code >= known) this.#checkNewId(code, places, field);
    return -2 - code;
  }

  #checkNewId(code: number, places: FieldPlaces, field: number): void {
    const id = this.unresolved.values[code]!;
    const fault = idFault(id);
    if (fault) this.#fault(fault, places, field, id);
  }

  #textOf(record: Readonly<Record<string, unknown>>, field: number, places: FieldPlaces, required = false): boolean {
    const value = record[RELATION_FIELDS[field]!];
    if (typeof value === 'string') return true;
    if (value === undefined || value === null) {
      if (required) this.#fault(MISSING, places, field);
    } else this.#fault(wrongType(value, 'text'), places, field, value);
    return false;
  }

  #noteText(
    column: CheckedColumn,
    row: number,
    record: Readonly<Record<string, unknown>>,
    field: number,
    places: FieldPlaces,
  ): void {
    const value = record[RELATION_FIELDS[field]!] as string;
    const fault = illFormed(value) ?? column.setText(row, value);
    if (fault) this.#fault(fault, places, field, value);
  }

  #setNeed(row: number, value: number | ValueFault, places: FieldPlaces, given: () => unknown): void {
    if (typeof value === 'number') this.need[row] = value;
    else this.#fault(value, places, NEED, given());
  }

  #setNumber(row: number, field: number, value: number | ValueFault, places: FieldPlaces, given: () => unknown): void {
    if (typeof value === 'number') this.#number[field - FIRST_NUMBER]!.set(row, value);
    else this.#fault(value, places, field, given());
  }

  /** Takes back what a refused row left in the optional columns. */
  #clear(row: number): void {
    this.attributes.delete(row);
    this.group.clear(row);
    for (const column of this.#number) column.clear(row);
  }

  #fault(fault: ValueFault, places: FieldPlaces, field: number, value?: unknown): void {
    noteFault(this.#problems, fault, places, field, RELATION_FIELDS[field]!, value);
  }

  #grow(row: number): void {
    const capacity = grownCapacity(this.from.length, row);
    this.from = enlarged(this.from, new Int32Array(capacity));
    this.to = enlarged(this.to, new Int32Array(capacity));
    this.need = enlarged(this.need, new Int32Array(capacity));
    this.type = enlarged(this.type, new Uint8Array(capacity));
    this.forward = enlarged(this.forward, new Uint8Array(capacity));
  }
}

const MISSING: ValueFault = { code: 'value-missing', message: 'the value is missing' };

function enlarged<T extends Int32Array | Uint8Array>(array: T, larger: T): T {
  larger.set(array);
  return larger;
}

/** Rows ascend, so each moves to a place already read. */
function moveUp(column: Int32Array | Uint8Array, kept: Int32Array): void {
  for (let i = 0; i < kept.length; i++) column[i] = column[kept[i]!]!;
}

function renumbered<V>(map: ReadonlyMap<number, V>, kept: Int32Array): Map<number, V> {
  const result = new Map<number, V>();
  for (let i = 0; i < kept.length; i++) {
    const value = map.get(kept[i]!);
    if (value !== undefined) result.set(i, value);
  }
  return result;
}

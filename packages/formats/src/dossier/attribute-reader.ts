import type { AttributeValue, SourcePlace } from '@cleanpath/model';
import { CELL, NONE, type SlotRow } from '../text/slots.js';
import type { ProblemList } from './problem-list.js';
import {
  attributeCopy,
  attributeFault,
  isPlainObject,
  keyFault,
  noteFault,
  parseJson,
  wrongType,
  type FieldPlaces,
} from './row-reader.js';
import { suggestionText } from './suggest.js';
import type { ValueFault } from './value-faults.js';

type AttributeRecord = Record<string, AttributeValue>;

/** Gathers what the schemas do not know: the member `attributes` and every unknown member beside it. */
export class AttributeReader {
  readonly #problems: ProblemList;
  readonly #fields: readonly string[];
  readonly #known: ReadonlySet<string>;
  /** Unknown members already warned of, per file. */
  readonly #warned = new Set<string>();

  constructor(problems: ProblemList, fields: readonly string[]) {
    this.#problems = problems;
    this.#fields = fields;
    this.#known = new Set(fields);
  }

  fromSlots(slots: SlotRow, field: number): AttributeRecord | undefined {
    const cells = slots.attributes;
    if (slots.kind[field] === NONE) return cells === undefined ? undefined : { ...cells };
    const text = slots.text(field);
    const parsed = slots.kind[field] === CELL ? parseJson(text) : undefined;
    if (!isPlainObject(parsed)) {
      this.#fault({ code: 'value-invalid', message: 'is not a JSON object' }, slots, field, text);
      return undefined;
    }
    const read = this.#checked(parsed, slots, field);
    for (const [key, value] of Object.entries(cells ?? {})) {
      if (Object.hasOwn(read, key)) this.#twice(key, slots, field);
      read[key] = value;
    }
    return nonEmpty(read);
  }

  fromRecord(
    record: Readonly<Record<string, unknown>>,
    field: number,
    place: SourcePlace,
    places: FieldPlaces,
  ): AttributeRecord | undefined {
    const stated = record['attributes'];
    let read: AttributeRecord | undefined;
    if (stated !== undefined && stated !== null) {
      if (isPlainObject(stated)) read = this.#checked(stated, places, field);
      else this.#fault(wrongType(stated, 'an object'), places, field, stated);
    }
    for (const key of Object.keys(record)) {
      if (this.#known.has(key)) continue;
      const value = record[key];
      if (value === undefined) continue;
      const fault = keyFault(key) ?? attributeFault(value);
      if (fault) {
        this.#fault({ ...fault, message: `${key}: ${fault.message}` }, places, -1, key);
        continue;
      }
      this.warnUnknown(key, place);
      read ??= {};
      if (Object.hasOwn(read, key)) this.#twice(key, places, field);
      read[key] = attributeCopy(value);
    }
    return read === undefined ? undefined : nonEmpty(read);
  }

  /** One warning per file and member. */
  warnUnknown(key: string, place: SourcePlace): void {
    const seen = `${place.file ?? ''}\u0000${key}`;
    if (this.#warned.has(seen)) return;
    if (this.#warned.size < MAX_WARNED) this.#warned.add(seen);
    if (!this.#problems.keeps('field-unknown')) {
      this.#problems.count('field-unknown');
      return;
    }
    const hint = suggestionText(key, this.#fields);
    this.#problems.note('field-unknown', {
      ...place,
      value: key,
      message: `The field “${key}” is not known; it is kept as an attribute`,
      ...(hint === '' ? {} : { remedy: `${hint}Otherwise write it under “attributes”.` }),
    });
  }

  #checked(value: Readonly<Record<string, unknown>>, places: FieldPlaces, field: number): AttributeRecord {
    const fault = attributeFault(value);
    if (fault) {
      this.#fault(fault, places, field);
      return {};
    }
    return attributeCopy(value) as AttributeRecord;
  }

  #twice(key: string, places: FieldPlaces, field: number): void {
    this.#fault({ code: 'value-invalid', message: `“${key}” is given twice` }, places, field, key);
  }

  #fault(fault: ValueFault, places: FieldPlaces, field: number, value?: unknown): void {
    noteFault(this.#problems, fault, places, field, 'attributes', value);
  }
}

/** Distinct unknown members remembered; beyond it each further one is counted by the problem list. */
const MAX_WARNED = 10_000;

function nonEmpty(record: AttributeRecord): AttributeRecord | undefined {
  return Object.keys(record).length > 0 ? record : undefined;
}

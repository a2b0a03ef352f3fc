import type { SourcePlace } from '@cleanpath/model';
import { placeText } from '@cleanpath/model';
import { AttributeReader } from './attribute-reader.js';
import { checkRecord, type RecordPlaces, type RecordSchema } from './check-record.js';
import type { ProblemList } from './problem-list.js';

/** The records of one small table: validated one by one, unique by id, each with its place. */
export class RecordList<T extends { readonly id: string }> {
  readonly records: T[] = [];
  readonly ids = new Map<string, number>();
  readonly #places: RecordPlaces[] = [];
  readonly #what: string;
  readonly #schema: RecordSchema<T>;
  readonly #problems: ProblemList;
  readonly #attributes: AttributeReader;

  /** `what` names a record in messages and leads its key in `Dossier.places`. */
  constructor(what: string, schema: RecordSchema<T>, problems: ProblemList) {
    this.#what = what;
    this.#schema = schema;
    this.#problems = problems;
    this.#attributes = new AttributeReader(problems, Object.keys(schema.shape));
  }

  add(raw: unknown, places: RecordPlaces): boolean {
    const record = checkRecord(this.#schema, raw, places, this.#problems, this.#attributes);
    if (record === undefined) {
      this.#rememberId(raw);
      return false;
    }
    const first = this.ids.get(record.id);
    if (first !== undefined) {
      const at = first < 0 ? '' : placeText(this.#places[first]!.place);
      this.#problems.note('duplicate-id', {
        ...places.at(['id']),
        value: record.id,
        message: `The ${this.#what} “${record.id}” was already given${at === '' ? '' : ` at ${at}`}`,
      });
      return false;
    }
    this.ids.set(record.id, this.records.length);
    this.records.push(record);
    this.#places.push(places);
    return true;
  }

  /** Adds a record that was checked before, as those of a dossier are. */
  keep(record: T, places: RecordPlaces): void {
    this.ids.set(record.id, this.records.length);
    this.records.push(record);
    this.#places.push(places);
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  placesOf(index: number): RecordPlaces {
    return this.#places[index]!;
  }

  /** Adds the places of all records to the index of a dossier. */
  indexPlaces(index: Map<string, SourcePlace>): void {
    this.records.forEach((record, i) => {
      const { place } = this.#places[i]!;
      if (Object.keys(place).length > 0) index.set(`${this.#what}:${record.id}`, place);
    });
  }

  /** A refused record still has its id, so that references to it are not reported as well. */
  #rememberId(raw: unknown): void {
    const id =
      typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'id') ? (raw as { id: unknown }).id : undefined;
    if (typeof id === 'string' && !this.ids.has(id)) this.ids.set(id, -1);
  }
}

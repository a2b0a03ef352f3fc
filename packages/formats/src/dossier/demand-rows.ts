import { canonicalJson, type Demand, type SourcePlace } from '@cleanpath/model';
import { NONE, type SlotRow } from '../text/slots.js';
import type { RecordPlaces } from './check-record.js';
import type { NumberRule } from './number-value.js';
import type { ProblemList } from './problem-list.js';
import { withAttributes } from './product-row.js';
import type { RecordList } from './record-list.js';
import { capturedPlaces } from './slot-places.js';
import { cellItems, noteFault, slotBoolean, slotNumber } from './row-reader.js';

const TEXTS = ['id', 'name', 'service', 'slice', 'criticality'] as const;
const NUMBERS = ['weight', 'people'] as const;
const LEG = ['plane', 'from', 'to', 'twoWay', 'elements'] as const;
/** Columns of demands.csv; a row is one leg. */
export const DEMAND_FIELDS: readonly string[] = [...TEXTS, ...NUMBERS, ...LEG, 'attributes'];

const RULES: Readonly<Record<(typeof NUMBERS)[number], NumberRule>> = {
  weight: { min: 0, unit: 'units of weight' },
  people: { min: 0, unit: 'people' },
};
/** Plane of a leg that names none: user data. */
const DEFAULT_PLANE = 'transmission';

interface Gathered {
  readonly record: Record<string, unknown>;
  readonly legs: Record<string, unknown>[];
  readonly legPlaces: RowPlaces[];
  readonly places: RowPlaces;
}

type RowPlaces = (name: string) => SourcePlace;

const fieldOf = (name: string): number => DEMAND_FIELDS.indexOf(name);

/** Gathers the rows of demands.csv: rows with one id are the legs of one demand. */
export class DemandRows {
  readonly #gathered = new Map<string, Gathered>();
  readonly #demands: RecordList<Demand>;
  readonly #problems: ProblemList;

  constructor(demands: RecordList<Demand>, problems: ProblemList) {
    this.#demands = demands;
    this.#problems = problems;
  }

  add(row: SlotRow): void {
    const record = this.#demandFields(row);
    const leg = this.#legFields(row);
    const placeOf = capturedPlaces(row);
    const places: RowPlaces = (name) => placeOf(fieldOf(name));
    const id = record['id'];
    if (typeof id !== 'string') {
      this.#problems.note('value-missing', { ...places('id'), message: 'id: the value is missing' });
      return;
    }
    const before = this.#gathered.get(id);
    if (before) this.#merge(before, record, leg, places);
    else this.#gathered.set(id, { record, legs: leg ? [leg] : [], legPlaces: leg ? [places] : [], places });
  }

  finish(): void {
    for (const { record, legs, legPlaces, places } of this.#gathered.values()) {
      if (legs.length === 0) {
        this.#problems.note('demand-empty', { ...places('id'), value: record['id'] });
        continue;
      }
      const at: RecordPlaces = {
        place: { ...lineOf(places('id')) },
        at: ([first, index, member]) =>
          first === 'legs' && typeof index === 'number'
            ? legPlaces[index]!(typeof member === 'string' ? member : 'from')
            : places(typeof first === 'string' ? first : 'id'),
      };
      this.#demands.add({ ...record, legs }, at);
    }
  }

  #demandFields(row: SlotRow): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    for (const name of TEXTS) if (row.kind[fieldOf(name)] !== NONE) record[name] = row.text(fieldOf(name));
    for (const name of NUMBERS) {
      if (row.kind[fieldOf(name)] === NONE) continue;
      const value = slotNumber(row, fieldOf(name), RULES[name]);
      if (typeof value === 'number') record[name] = value;
      else noteFault(this.#problems, value, row, fieldOf(name), name, row.text(fieldOf(name)));
    }
    return withAttributes(record, row, fieldOf('attributes'), this.#problems);
  }

  /** The leg of a row, or undefined when the row states none or a contradictory one. */
  #legFields(row: SlotRow): Record<string, unknown> | undefined {
    const given = (name: (typeof LEG)[number]): boolean => row.kind[fieldOf(name)] !== NONE;
    if (!LEG.some((name) => given(name))) return undefined;
    const ends = given('from') || given('to');
    if (given('elements') && ends) {
      this.#refuse(
        row,
        'elements',
        'a leg has either from and to, or elements',
        'Put the set of elements into a row of its own.',
      );
      return undefined;
    }
    if (!given('elements') && !(given('from') && given('to'))) {
      this.#refuse(
        row,
        given('from') ? 'from' : 'to',
        'a leg needs both from and to, or elements',
        'Give both ends of the path.',
      );
      return undefined;
    }
    const leg: Record<string, unknown> = { plane: given('plane') ? row.text(fieldOf('plane')) : DEFAULT_PLANE };
    if (given('elements')) leg['elements'] = cellItems(row.text(fieldOf('elements')));
    else {
      leg['from'] = row.text(fieldOf('from'));
      leg['to'] = row.text(fieldOf('to'));
    }
    if (given('twoWay')) {
      const twoWay = slotBoolean(row, fieldOf('twoWay'));
      if (typeof twoWay === 'boolean') leg['twoWay'] = twoWay;
      else noteFault(this.#problems, twoWay, row, fieldOf('twoWay'), 'twoWay', row.text(fieldOf('twoWay')));
    }
    return leg;
  }

  #refuse(row: SlotRow, name: string, message: string, remedy: string): void {
    noteFault(this.#problems, { code: 'value-invalid', message, remedy }, row, fieldOf(name), 'leg', undefined);
  }

  /** What belongs to the demand is stated once or equal in all its rows. */
  #merge(
    before: Gathered,
    record: Record<string, unknown>,
    leg: Record<string, unknown> | undefined,
    places: RowPlaces,
  ): void {
    for (const [name, value] of Object.entries(record)) {
      const first = before.record[name];
      if (first === undefined) before.record[name] = value;
      else if (canonicalJson(first) !== canonicalJson(value))
        this.#problems.note('value-invalid', {
          ...places(name),
          value,
          message: `${name}: an earlier row of the demand “${String(record['id'])}” says ${JSON.stringify(first)}`,
          remedy: 'State it once, or equal in all rows of the demand.',
        });
    }
    if (!leg) return;
    before.legs.push(leg);
    before.legPlaces.push(places);
  }
}

function lineOf({ file, line }: SourcePlace): SourcePlace {
  return { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
}

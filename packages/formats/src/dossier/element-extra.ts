import type { ElementExtra } from '@cleanpath/model';
import { ElementStore } from './element-store.js';
import type { ProblemList } from './problem-list.js';
import { isPlainObject, wrongType } from './row-reader.js';

const MEMBERS = new Set(['passive', 'parties', 'riskGroups', 'attributes']);

/** Reads the rare fields of elements from parsed JSON, checked as those of any element record. */
export class ExtraReader {
  readonly #problems: ProblemList;
  readonly #store: ElementStore;

  constructor(problems: ProblemList) {
    this.#problems = problems;
    this.#store = new ElementStore(problems);
  }

  read(value: unknown): ElementExtra {
    if (!isPlainObject(value) || !Object.keys(value).every((key) => MEMBERS.has(key))) {
      const fault = wrongType(value, 'the rare fields of an element');
      this.#problems.note(fault.code, { message: fault.message });
      return {};
    }
    const row = this.#store.count;
    this.#store.addRecord({ ...value, id: String(row), kind: 'unknown' }, {}, { placeOf: () => ({}) });
    const extra = this.#store.extra.get(row) ?? {};
    this.#store.extra.delete(row);
    return extra;
  }
}

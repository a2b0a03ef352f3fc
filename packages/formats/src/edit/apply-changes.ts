import { hasErrors, problem, type Dossier, type Element, type Problem, type Relation } from '@cleanpath/model';
import { suggestionText } from '../dossier/suggest.js';
import {
  EDITABLE_RECORDS,
  type AddRecord,
  type EditableRecord,
  type FactChange,
  type RemoveRecord,
  type SetFields,
} from './change.js';
import { at, checkedRecord, checkFields, type RecordTypes } from './check-change.js';
import { checkEdited, type ChangedAt } from './check-edited.js';
import { editedElements } from './edit-elements.js';
import { editedRelations } from './edit-relations.js';
import type { RecordOverlay } from './record-overlay.js';
import { withoutElements } from './slice-members.js';
import { WorkingCopy } from './working-copy.js';

export interface ChangeResult {
  /** The network as it would be; absent when any problem is an error. */
  readonly dossier?: Dossier;
  /** Each with a JSON pointer into the list of changes, as `/2/fields/lat`. */
  readonly problems: readonly Problem[];
}

/**
 * The dossier after all changes, in their order. Pure: the given dossier stays as it is, and shares what did not change.
 * Each record is checked when it is changed; references and groups are checked once, as everything stands at the end.
 */
export function applyChanges(dossier: Dossier, changes: readonly FactChange[]): ChangeResult {
  if (changes.length === 0) return { dossier, problems: [] };
  const run = new ChangeRun(dossier);
  changes.forEach((change, i) => run.apply(change, i));
  return run.finish();
}

type SmallRecord = RecordTypes['supplier' | 'product' | 'demand'];

class ChangeRun {
  readonly #base: Dossier;
  readonly #copy: WorkingCopy;
  readonly #problems: Problem[] = [];
  /** The change that last touched a record, by `element:id`. */
  readonly #changedAt = new Map<string, ChangedAt>();

  constructor(base: Dossier) {
    this.#base = base;
    this.#copy = new WorkingCopy(base);
  }

  apply(change: FactChange, index: number): void {
    const pointer = `/${index}`;
    // Types do not reach callers in other languages: what cannot be is refused, not guessed.
    if (!EDITABLE_RECORDS.includes(change.record)) {
      this.#refuse(at(pointer, ['record']), `“${change.record}” cannot be changed one by one`);
      return;
    }
    if (change.action === 'set') this.#set(change, pointer);
    else if (change.action === 'add') this.#add(change, pointer);
    else this.#remove(change, pointer);
  }

  finish(): ChangeResult {
    if (hasErrors(this.#problems)) return { problems: this.#problems };
    const { elements: table, relations, slices } = this.#base;
    const copy = this.#copy;
    const { table: elements, runs } = editedElements(table, copy.elements);
    const { suppliers, products, demands } = copy;
    const lists = { suppliers: suppliers.finish(), products: products.finish(), demands: demands.finish() };
    const gone = [...copy.elements].flatMap(([id, element]) => (element === undefined ? [id] : []));
    const small = { ...this.#base, ...lists, slices: withoutElements(slices, gone) };
    const ends = copy.addedRelations.every(({ from, to }) => copy.hasElement(from) && copy.hasElement(to));
    const after: Dossier = {
      ...small,
      elements,
      relations: ends
        ? editedRelations(
            relations,
            { removed: copy.removedRelations, detached: copy.detached, added: copy.addedRelations },
            table,
            elements,
            runs,
          )
        : relations,
      places: editedPlaces(this.#base.places, { supplier: suppliers, product: products, demand: demands }),
    };
    const problems = [...this.#problems, ...checkEdited(copy, after, this.#changedAt)];
    return hasErrors(problems) ? { problems } : { dossier: after, problems };
  }

  #set({ record, id, fields }: SetFields, pointer: string): void {
    const base = at(pointer, ['fields']);
    if (Object.keys(fields).length === 0) {
      this.#refuse(base, 'The change names no field', 'Name the fields that get a new value.');
      return;
    }
    const faults = checkFields(record, fields, base, false);
    if ('id' in fields && record !== 'relation' && fields['id'] !== id)
      faults.push(
        problem('change-invalid', {
          pointer: at(base, ['id']),
          message: 'id: an id cannot be changed, because other facts refer to it',
          remedy: 'Add a record with the new id and remove the old one.',
        }),
      );
    this.#problems.push(...faults);
    if (record === 'relation') this.#setRelation(id, fields, pointer, base, faults.length > 0);
    else {
      const before = this.#record(record, id);
      if (before === undefined) this.#unknown(record, id, pointer);
      else if (faults.length === 0) this.#put(record, { ...before, ...fields }, base, id, pointer);
    }
  }

  #setRelation(
    id: string,
    fields: Readonly<Record<string, unknown>>,
    pointer: string,
    base: string,
    faulty: boolean,
  ): void {
    const handles = this.#copy.relations(id);
    const [handle] = handles;
    if (handle === undefined) this.#unknown('relation', id, pointer);
    else if (handles.length > 1)
      this.#refuse(
        at(pointer, ['id']),
        `${handles.length} relations go by this name`,
        'Remove them and add those that shall stay.',
      );
    else if (!faulty) {
      const before = this.#copy.relation(handle);
      const { value, problems } = checkedRecord('relation', { ...before, ...fields }, base);
      this.#problems.push(...problems);
      if (value === undefined) return;
      this.#copy.removeRelation(handle);
      this.#changedAt.set(`group:${before.from}`, { pointer: base, fields: true });
      this.#addRelation(value, base, pointer);
    }
  }

  #add({ record, value }: AddRecord, pointer: string): void {
    const base = at(pointer, ['value']);
    const faults = checkFields(record, value, base, true);
    this.#problems.push(...faults);
    if (faults.length > 0) return;
    const { id } = value;
    if (record === 'relation') {
      const { value: relation, problems } = checkedRecord('relation', value, base);
      this.#problems.push(...problems);
      if (relation !== undefined) this.#addRelation(relation, base, pointer);
    } else if (typeof id === 'string' && this.#record(record, id) !== undefined)
      this.#problems.push(
        problem('duplicate-id', {
          pointer: at(base, ['id']),
          value: id,
          message: `The ${record} “${id}” is there already`,
        }),
      );
    else this.#put(record, value, base, typeof id === 'string' ? id : '', pointer);
  }

  #remove({ record, id }: RemoveRecord, pointer: string): void {
    if (record === 'relation') {
      const handles = this.#copy.relations(id);
      if (handles.length === 0) this.#unknown(record, id, pointer);
      for (const handle of handles) {
        const { from } = this.#copy.relation(handle);
        this.#copy.removeRelation(handle);
        this.#changedAt.set(`group:${from}`, { pointer: at(pointer, ['id']), fields: false });
      }
      return;
    }
    if (this.#record(record, id) === undefined) {
      this.#unknown(record, id, pointer);
      return;
    }
    this.#changedAt.set(`${record}:${id}`, { pointer: at(pointer, ['id']), fields: false });
    if (record === 'element') this.#copy.removeElement(id);
    else this.#overlay(record).remove(id);
  }

  #put(
    record: Exclude<EditableRecord, 'relation'>,
    raw: Readonly<Record<string, unknown>>,
    base: string,
    id: string,
    pointer: string,
  ): void {
    const { value, problems } = checkedRecord(record, raw, base);
    this.#problems.push(...problems);
    if (value === undefined) return;
    this.#changedAt.set(`${record}:${id}`, { pointer: base === '' ? pointer : base, fields: true });
    if (record === 'element') this.#copy.elements.set(id, value as Element);
    else this.#overlay(record).put(value as SmallRecord);
  }

  #addRelation(given: Relation, base: string, pointer: string): void {
    const relation = plainRelation(given);
    if (!this.#copy.addRelation(relation))
      this.#problems.push(
        problem('relation-repeated', {
          pointer,
          message: `“${relation.from}” → “${relation.to}” (${relation.type}) is there already`,
        }),
      );
    this.#changedAt.set(`group:${relation.from}`, { pointer: base, fields: true });
    this.#changedAt.set(`end:${relation.from}|${relation.to}`, { pointer: base, fields: true });
  }

  #record(record: EditableRecord, id: string): RecordTypes[EditableRecord] | undefined {
    if (record === 'element') return this.#copy.element(id);
    return record === 'relation' ? undefined : this.#overlay(record).get(id);
  }

  #overlay(record: 'supplier' | 'product' | 'demand'): RecordOverlay<SmallRecord> {
    const { suppliers, products, demands } = this.#copy;
    // What is put in was read by the schema of its kind.
    return { supplier: suppliers, product: products, demand: demands }[record];
  }

  #unknown(record: EditableRecord, id: string, pointer: string): void {
    const hint =
      record === 'relation'
        ? 'Name it as from|type|to. '
        : suggestionText(id, record === 'element' ? this.#base.elements.ids : this.#overlay(record).ids());
    this.#problems.push(
      problem('change-invalid', {
        pointer: at(pointer, ['id']),
        value: id,
        message: `There is no ${record} “${id}”`,
        remedy: `${hint}Look the id up in the network.`,
      }),
    );
  }

  #refuse(pointer: string, message: string, remedy?: string): void {
    this.#problems.push(problem('change-invalid', { pointer, message, ...(remedy === undefined ? {} : { remedy }) }));
  }
}

/** As tables hold it: what says no more than the default is left out. */
function plainRelation(relation: Relation): Relation {
  const { direction, attributes, ...rest } = relation;
  return {
    ...rest,
    ...(direction === 'forward' ? { direction } : {}),
    ...(attributes && Object.keys(attributes).length > 0 ? { attributes } : {}),
  };
}

function editedPlaces(
  places: Dossier['places'],
  overlays: Readonly<Record<string, { readonly changed: ReadonlyMap<string, unknown> }>>,
): Dossier['places'] {
  const gone = Object.entries(overlays).flatMap(([what, { changed }]) =>
    [...changed].flatMap(([id, record]) =>
      record === undefined && places.has(`${what}:${id}`) ? [`${what}:${id}`] : [],
    ),
  );
  if (gone.length === 0) return places;
  const left = new Map(places);
  for (const key of gone) left.delete(key);
  return left;
}

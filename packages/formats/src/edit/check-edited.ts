import { problem, type Dossier, type Problem } from '@cleanpath/model';
import { checkDates } from '../dossier/check-dates.js';
import { checkReferences } from '../dossier/check-references.js';
import { checkSuppliers } from '../dossier/check-suppliers.js';
import { fixedPlaces, type RecordPlaces, type RecordSchema } from '../dossier/check-record.js';
import { tableLookup, type ElementLookup } from '../dossier/element-lookup.js';
import { ProblemList } from '../dossier/problem-list.js';
import { RecordList } from '../dossier/record-list.js';
import { Suggester } from '../dossier/suggest.js';
import { at, changePlaces } from './check-change.js';
import { groupFaults } from './check-groups.js';
import { stillNamed } from './still-named.js';
import type { WorkingCopy } from './working-copy.js';

/** The change that touched a record: the pointer to its fields, or to the id where it was removed. */
export interface ChangedAt {
  readonly pointer: string;
  readonly fields: boolean;
}

/** Problems of the edited dossier as a whole: references that lead nowhere, broken groups, ownership above the whole. */
export function checkEdited(
  copy: WorkingCopy,
  after: Dossier,
  changedAt: ReadonlyMap<string, ChangedAt>,
): readonly Problem[] {
  return [
    ...danglingEnds(copy, changedAt),
    ...references(copy, after, changedAt),
    ...stillNamed(copy, after, changedAt),
    ...groupFaults(copy, after, changedAt),
    ...supplierFaults(copy, after, changedAt),
  ];
}

function danglingEnds(copy: WorkingCopy, changedAt: ReadonlyMap<string, ChangedAt>): Problem[] {
  const suggester = new Suggester();
  return copy.addedRelations.flatMap((relation) =>
    (['from', 'to'] as const).flatMap((end) => {
      const id = relation[end];
      if (copy.hasElement(id)) return [];
      const near = suggester.nearest(id, copy.base.elements.ids);
      const base = changedAt.get(`end:${relation.from}|${relation.to}`)?.pointer ?? '';
      return [
        problem('reference-dangling', {
          pointer: at(base, [end]),
          value: id,
          message: `${end}: there is no element “${id}”`,
          ...(near === undefined ? {} : { remedy: `Did you mean “${near}”? Otherwise add the element.` }),
        }),
      ];
    }),
  );
}

/** References out of what changed, by the check of the dossier; what was removed counts as there, see `stillNamed`. */
function references(copy: WorkingCopy, after: Dossier, changedAt: ReadonlyMap<string, ChangedAt>): Problem[] {
  const problems = new ProblemList();
  const list = <T extends { readonly id: string }>(what: string, records: readonly T[]): RecordList<T> =>
    keptList(what, records, changedAt, problems);
  const suppliers = list('supplier', after.suppliers);
  const products = list('product', after.products);
  for (const [id, record] of copy.suppliers.changed) if (record === undefined) suppliers.ids.set(id, -1);
  for (const [id, record] of copy.products.changed) if (record === undefined) products.ids.set(id, -1);
  checkReferences(
    {
      problems,
      elements: elementLookup(copy, after, changedAt),
      suppliers,
      products,
      demands: list('demand', after.demands),
      slices: list('slice', after.slices),
      sources: list('source', after.sources),
      evidence: list('evidence', after.evidence),
    },
    { create: false, incomplete: new Set() },
  );
  return problems.list().map(withMember);
}

function elementLookup(copy: WorkingCopy, after: Dossier, changedAt: ReadonlyMap<string, ChangedAt>): ElementLookup {
  const lookup = tableLookup(after.elements);
  return {
    ...lookup,
    has: (id) => copy.elements.has(id) || copy.base.elements.indexOf.has(id),
    place: (row) => {
      const changed = changedAt.get(`element:${after.elements.ids[row]!}`);
      return changed === undefined ? lookup.place(row) : { pointer: changed.pointer };
    },
  };
}

/** The check of elements names the member in the message only; the pointer shall lead to it too. */
function withMember(item: Problem): Problem {
  const member = /^(\w+): /.exec(item.message)?.[1];
  if (item.pointer === undefined || member === undefined || !/^\/\d+\/(fields|value)$/.test(item.pointer)) return item;
  return { ...item, pointer: at(item.pointer, [member]) };
}

function supplierFaults(copy: WorkingCopy, after: Dossier, changedAt: ReadonlyMap<string, ChangedAt>): Problem[] {
  if (copy.suppliers.changed.size === 0) return [];
  const faults = (dossier: Dossier, changes: ReadonlyMap<string, ChangedAt>): Problem[] => {
    const problems = new ProblemList();
    const suppliers = keptList('supplier', dossier.suppliers, changes, problems);
    checkSuppliers(suppliers, problems);
    checkDates(suppliers, keptList('evidence', [], changes, problems), problems);
    return problems.list();
  };
  const known = new Set(faults(copy.base, new Map()).map(({ code, message }) => `${code} ${message}`));
  return faults(after, changedAt).filter(({ code, message }) => !known.has(`${code} ${message}`));
}

/** Records that were checked before, with the pointer to the change where one touched them. */
function keptList<T extends { readonly id: string }>(
  what: string,
  records: readonly T[],
  changedAt: ReadonlyMap<string, ChangedAt>,
  problems: ProblemList,
): RecordList<T> {
  const list = new RecordList<T>(what, UNCHECKED as RecordSchema<T>, problems);
  for (const record of records) {
    const changed = changedAt.get(`${what}:${record.id}`);
    list.keep(record, changed === undefined ? NOWHERE : changePlaces(changed.pointer));
  }
  return list;
}

const NOWHERE: RecordPlaces = fixedPlaces({});
/** Nothing is read through these lists. */
const UNCHECKED: RecordSchema<unknown> = { shape: {}, safeParse: (data) => ({ success: true, data }) };

import type { CitedElement } from '@cleanpath/model';
import { citedElement } from '../citations.js';
import type { Study } from '../study.js';
import { ownReason } from './own-reason-memo.js';
import type { ElementChip } from './view-types.js';

/** Elements as assessments describe them, in the order of the rows. */
export function describeElements(study: Study, rows: readonly number[]): CitedElement[] {
  return rows.map((row) => citedElement(study, row, ownReason(study, row)));
}

export function elementChip(study: Study, row: number): ElementChip {
  const { id, name, kind, plane, suppliers, own, effective } = citedElement(study, row, ownReason(study, row));
  return { id, name, kind, plane, suppliers, own, effective };
}

/** Names of the suppliers, so that nobody has to read an id. */
export function supplierNames(study: Study, ids: Iterable<string>): Record<string, string> {
  const names = namesOf(study);
  const wanted = [...new Set(ids)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(wanted.flatMap((id) => (names.has(id) ? [[id, names.get(id)!]] : [])));
}

const memo = new WeakMap<Study, ReadonlyMap<string, string>>();

function namesOf(study: Study): ReadonlyMap<string, string> {
  let names = memo.get(study);
  if (!names) memo.set(study, (names = new Map(study.dossier.suppliers.map(({ id, name }) => [id, name]))));
  return names;
}

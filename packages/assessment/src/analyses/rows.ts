import { fail } from '@cleanpath/model';
import type { Study } from '../study.js';

/** Rows of elements by id; throws `reference-dangling` for one the network lacks. */
export function elementRows(study: Study, ids: readonly string[]): number[] {
  return ids.map((id) => {
    const row = study.dossier.elements.indexOf.get(id);
    if (row === undefined) throw fail('reference-dangling', { message: 'The network has no such element', value: id });
    return row;
  });
}

/** Rows of demands by id, likewise. */
export function demandRows(study: Study, ids: readonly string[]): number[] {
  const place = new Map(study.dossier.demands.map((demand, row) => [demand.id, row]));
  return ids.map((id) => {
    const row = place.get(id);
    if (row === undefined) throw fail('reference-dangling', { message: 'The network has no such service', value: id });
    return row;
  });
}

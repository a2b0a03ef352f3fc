import type { EditAddress } from './edit-address.js';
import type { TableRows } from './table-rows.js';
import type { DraftControl } from './use-draft.js';
import { useElementRows } from './use-element-rows.js';
import { useDemandRows, useProductRows, useSupplierRows } from './use-listed-rows.js';
import { useRelationRows } from './use-relation-rows.js';

/** Rows of the table that is shown; the others ask for nothing. */
export function useTableRows(
  { tab, q, of: element }: EditAddress,
  { overlays }: Pick<DraftControl, 'overlays'>,
  names: ReadonlyMap<string, string>,
  of: { readonly networkId: string; readonly assessmentId: string },
): TableRows {
  const tables = {
    element: useElementRows(q, overlays.element, names, of, tab === 'element'),
    relation: useRelationRows(element, overlays.relation, of, tab === 'relation'),
    supplier: useSupplierRows(q, overlays.supplier, of, tab === 'supplier'),
    product: useProductRows(q, overlays.product, of, tab === 'product'),
    demand: useDemandRows(q, overlays.demand, of, tab === 'demand'),
  };
  return tables[tab];
}

import { useMemo } from 'react';
import type { DemandRow, SupplierRow } from '@cleanpath/api';
import { usePages, useRoute } from '../../api/use-route.js';
import type { Overlay } from './draft-overlay.js';
import type { GridRow } from './grid-row.js';
import { addedRows, fieldsNamed, type TableRows } from './table-rows.js';

/** Rows asked for at a time: the most the server gives. */
const PAGE = 500;
/** The most hits a search gives. */
const HITS = 50;

interface Of {
  readonly networkId: string;
  readonly assessmentId: string;
}

const SUPPLIER_FIELDS = fieldsNamed('supplier', ['name', 'jurisdictions', 'fictional', 'lei', 'pen']);

/** Suppliers, page by page. The list does not hold their register numbers. */
export function useSupplierRows(
  q: string | undefined,
  overlays: ReadonlyMap<string, Overlay>,
  { networkId: network, assessmentId: assessment }: Of,
  enabled: boolean,
): TableRows {
  const pages = usePages(
    'suppliers',
    { params: { network, assessment }, query: { q, limit: PAGE } },
    { keep: true, enabled },
  );
  const { rows: items } = pages;
  const rows = useMemo(
    () => [...addedRows(overlays, q), ...items.map((item) => supplierRow(item, overlays.get(item.id)))],
    [items, overlays, q],
  );
  return { ...listed(pages), rows, fields: SUPPLIER_FIELDS };
}

function supplierRow({ id, name, jurisdictions, fictional }: SupplierRow, overlay: Overlay | undefined): GridRow {
  return {
    id,
    values: { id, name, jurisdictions: jurisdictions.length === 0 ? undefined : jurisdictions, fictional },
    overlay,
    unseen: ['lei', 'pen'],
  };
}

const DEMAND_FIELDS = fieldsNamed('demand', ['name', 'service', 'criticality', 'weight', 'people', 'slice']);

/** Services, page by page. */
export function useDemandRows(
  q: string | undefined,
  overlays: ReadonlyMap<string, Overlay>,
  { networkId: network, assessmentId: assessment }: Of,
  enabled: boolean,
): TableRows {
  const pages = usePages(
    'demands',
    { params: { network, assessment }, query: { q, limit: PAGE } },
    { keep: true, enabled },
  );
  const { rows: items } = pages;
  const rows = useMemo(
    () => [...addedRows(overlays, q), ...items.map((item) => demandRow(item, overlays.get(item.id)))],
    [items, overlays, q],
  );
  return { ...listed(pages), rows, fields: DEMAND_FIELDS };
}

function demandRow(item: DemandRow, overlay: Overlay | undefined): GridRow {
  const { id, service, slice, criticality, weight, people } = item;
  const name = item.name === id ? undefined : item.name;
  return { id, values: { id, name, service, slice, criticality, weight, people }, overlay };
}

const PRODUCT_FIELDS = fieldsNamed('product', [
  'name',
  'supplier',
  'kind',
  'versions',
  'softwareSupplier',
  'componentSuppliers',
  'purl',
  'cpe',
]);
/** What the search says nothing of. */
const PRODUCT_UNSEEN = ['kind', 'versions', 'softwareSupplier', 'componentSuppliers', 'purl', 'cpe'];

/** Products that a search finds, and those the draft changes. */
export function useProductRows(
  q: string | undefined,
  overlays: ReadonlyMap<string, Overlay>,
  { networkId: network }: Of,
  enabled: boolean,
): TableRows {
  const asked = q !== undefined;
  const query = useRoute(
    'search',
    { query: { q: q ?? '', network, limit: HITS } },
    { enabled: enabled && asked, keep: true },
  );
  const found = asked ? query.data?.items : undefined;
  const rows = useMemo(() => {
    const hits = (found ?? []).filter(({ type }) => type === 'product');
    const shown = new Set(hits.map(({ id }) => id));
    const changed = [...overlays].filter(([id, { added }]) => !added && !shown.has(id) && !asked);
    return [
      ...addedRows(overlays, q),
      ...changed.map(([id, overlay]): GridRow => ({
        id,
        values: { id },
        overlay,
        unseen: ['name', 'supplier', ...PRODUCT_UNSEEN],
      })),
      ...hits.map(({ id, name, detail }): GridRow => ({
        id,
        values: { id, name, supplier: detail === '' ? undefined : detail },
        overlay: overlays.get(id),
        unseen: PRODUCT_UNSEEN,
      })),
    ];
  }, [found, overlays, q, asked]);
  return {
    rows,
    fields: PRODUCT_FIELDS,
    pending: asked && query.isPending,
    fetching: query.isFetching,
    error: query.error,
    retry: () => void query.refetch(),
  };
}

type Listed = Pick<ReturnType<typeof usePages>, 'hasMore' | 'more' | 'pending' | 'fetching' | 'error' | 'retry'>;

const listed = ({ hasMore, more, pending, fetching, error, retry }: Listed) => ({
  ...(hasMore ? { more } : {}),
  pending,
  fetching,
  error,
  retry,
});

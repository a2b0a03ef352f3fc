import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { routeQuery, usePages } from '../../api/use-route.js';
import { useMessages } from '../../messages/messages.js';
import type { Overlay } from './draft-overlay.js';
import type { Json } from './field-value.js';
import type { GridRow } from './grid-row.js';
import { addedRows, fieldsNamed, type TableRows } from './table-rows.js';

/** Rows asked for at a time: the most the server gives. */
const PAGE = 500;

const FIELDS = fieldsNamed('element', [
  'name',
  'kind',
  'product',
  'version',
  'supplier',
  'operator',
  'site',
  'region',
  'plane',
  'tier',
  'lat',
  'lon',
  'state',
]);

/** What the list does not say as recorded: read with the whole record. */
const UNSEEN = ['version', 'supplier', 'operator', 'plane', 'tier', 'state'];

type Recorded = Readonly<Record<string, Json>>;

/**
 * Elements of the newest assessment, page by page as they are scrolled to. The list gives what holds for an element;
 * what is recorded of it is read when the row is rested on or edited.
 */
export function useElementRows(
  q: string | undefined,
  overlays: ReadonlyMap<string, Overlay>,
  names: ReadonlyMap<string, string>,
  { networkId, assessmentId }: { readonly networkId: string; readonly assessmentId: string },
  enabled: boolean,
): TableRows {
  const { t } = useMessages();
  const client = useQueryClient();
  const params = useMemo(() => ({ network: networkId, assessment: assessmentId }), [networkId, assessmentId]);
  const pages = usePages('elements', { params, query: { q, sort: 'name', limit: PAGE } }, { keep: true, enabled });
  const [records, setRecords] = useState<ReadonlyMap<string, Recorded>>(new Map());
  const load = useCallback(
    async (id: string) => {
      const card = await client.query({ ...routeQuery('element', { params: { ...params, element: id } }) });
      setRecords((known) => (known.has(id) ? known : new Map(known).set(id, card.record)));
    },
    [client, params],
  );
  const { rows: items } = pages;
  const rows = useMemo((): readonly GridRow[] => {
    const base = items.map((item): GridRow => {
      const record = records.get(item.id);
      const supplier = item.suppliers[0];
      const derived = {
        plane: t(`words.plane.${item.plane}`),
        tier: t(`words.tier.${item.tier}`),
        ...(supplier === undefined ? {} : { supplier: names.get(supplier) ?? supplier }),
      };
      const overlay = overlays.get(item.id);
      if (record !== undefined) return { id: item.id, values: record, overlay, derived };
      const { id, kind, product, site, region, lat, lon } = item;
      const name = item.name === id ? undefined : item.name;
      return {
        id,
        values: { id, name, kind, product, site, region, lat, lon },
        overlay,
        derived,
        unseen: UNSEEN,
      };
    });
    return [...addedRows(overlays, q), ...base];
  }, [items, records, overlays, names, q, t]);
  return {
    rows,
    fields: FIELDS,
    total: pages.total === undefined ? undefined : pages.total + rows.length - items.length,
    more: pages.hasMore ? pages.more : undefined,
    pending: pages.pending,
    fetching: pages.fetching,
    error: pages.error,
    retry: pages.retry,
    load,
  };
}

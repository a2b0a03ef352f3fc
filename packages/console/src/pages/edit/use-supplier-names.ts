import { useMemo } from 'react';
import { useRoute } from '../../api/use-route.js';
import type { Overlay } from './draft-overlay.js';

/** Suppliers whose names are at hand in tables; others stand by their id. */
const NAMED = 500;

/** Names of the suppliers most depends on, by id, as the draft leaves them. */
export function useSupplierNames(
  of: { readonly networkId: string; readonly assessmentId: string },
  overlays: ReadonlyMap<string, Overlay>,
): ReadonlyMap<string, string> {
  const { networkId: network, assessmentId: assessment } = of;
  const query = useRoute('suppliers', { params: { network, assessment }, query: { limit: NAMED } });
  return useMemo(() => {
    const names = new Map(query.data?.items.map(({ id, name }) => [id, name]));
    for (const [id, { fields }] of overlays) if (typeof fields['name'] === 'string') names.set(id, fields['name']);
    return names;
  }, [query.data, overlays]);
}

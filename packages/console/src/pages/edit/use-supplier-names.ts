import { useMemo } from 'react';
import { useRoute } from '../../api/use-route.js';

/** Suppliers whose names are at hand in tables; others stand by their id. */
const NAMED = 500;

/** Names of the suppliers most depends on, by id. */
export function useSupplierNames(of: {
  readonly networkId: string;
  readonly assessmentId: string;
}): ReadonlyMap<string, string> {
  const { networkId: network, assessmentId: assessment } = of;
  const query = useRoute('suppliers', { params: { network, assessment }, query: { limit: NAMED } });
  return useMemo(() => new Map(query.data?.items.map(({ id, name }) => [id, name])), [query.data]);
}

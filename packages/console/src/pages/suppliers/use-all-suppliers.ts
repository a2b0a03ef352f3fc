import { useEffect } from 'react';
import type { SupplierRow } from '@cleanpath/api';
import { usePages } from '../../api/use-route.js';

/** Largest page the server gives. */
const PAGE = 500;
/** Suppliers held in the browser; national registers stay far below. Beyond it, the list says how many it holds. */
const MOST = 20_000;

export interface AllSuppliers {
  readonly rows: readonly SupplierRow[];
  readonly pending: boolean;
  /** More pages are on their way. */
  readonly reading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Every supplier of an assessment, page after page: sorting and filtering then answer at once. */
export function useAllSuppliers(network: string, assessment: string): AllSuppliers {
  const pages = usePages('suppliers', { params: { network, assessment }, query: { limit: PAGE } });
  const { hasMore, fetching, more, rows, error } = pages;
  const reading = hasMore && rows.length < MOST && error === null;
  useEffect(() => {
    if (reading && !fetching) more();
  }, [reading, fetching, more]);
  return { rows, pending: pages.pending, reading, error, retry: pages.retry };
}

import { useEffect } from 'react';
import type { DemandRow } from '@cleanpath/api';
import { usePages } from '../../api/use-route.js';

/** Largest page the server gives. */
const PAGE = 500;
/** Services held in the browser: a hundred thousand rows are some 40 MB. Beyond it, the list says how many it holds. */
const MOST = 100_000;

export interface AllDemands {
  readonly rows: readonly DemandRow[];
  readonly pending: boolean;
  /** More pages are on their way. */
  readonly reading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Every service of an assessment, page after page: sorting and filtering then answer at once. */
export function useAllDemands(network: string, assessment: string): AllDemands {
  const pages = usePages('demands', { params: { network, assessment }, query: { limit: PAGE } });
  const { hasMore, fetching, more, rows, error } = pages;
  const reading = hasMore && rows.length < MOST && error === null;
  useEffect(() => {
    if (reading && !fetching) more();
  }, [reading, fetching, more]);
  return { rows, pending: pages.pending, reading, error, retry: pages.retry };
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ConsoleSearch } from './search-params.js';

export type Filters<N extends string> = Readonly<Record<N, string | undefined>>;

/**
 * Filters of a page in its address, so that every state has a link and the back button undoes it. Setting `undefined`
 * takes a filter away; `replace` for typing, where each letter should not become a step back.
 *
 * @example const [filters, setFilters] = useFilters(['q', 'verdict']);
 */
export function useFilters<const N extends string>(
  names: readonly N[],
): [Filters<N>, (patch: Partial<Filters<N>>, how?: { readonly replace?: boolean }) => void] {
  const search: ConsoleSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const filters = Object.fromEntries(names.map((name) => [name, search[name]])) as Filters<N>;
  const setFilters = useCallback(
    (patch: Partial<Filters<N>>, how: { readonly replace?: boolean } = {}) => {
      void navigate({
        to: '.',
        search: (before: ConsoleSearch) => ({ ...before, ...patch }),
        replace: how.replace ?? false,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [filters, setFilters];
}

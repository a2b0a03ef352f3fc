import type { ElementFilter } from '@cleanpath/api';
import { ELEMENT_KIND_NAMES, PLANES, TRUST_STATES } from '@cleanpath/model';

/** Filters of the page by the names the API has for them; the same in the address. */
export const FILTER_NAMES = ['q', 'state', 'own', 'plane', 'kind', 'supplier', 'region', 'site'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** Everything of the page that is kept in the address. */
export const ADDRESS_NAMES = [...FILTER_NAMES, 'view', 'sort', 'at', 'only', 'element', 'place'] as const;
export type Address = Readonly<Record<(typeof ADDRESS_NAMES)[number], string | undefined>>;

export const VIEWS = ['map', 'both', 'table'] as const;
export type NetworkViewName = (typeof VIEWS)[number];

export const SORTS = ['state', 'name', 'kind', 'region'] as const;
export type SortName = (typeof SORTS)[number];

export type NetworkFilter = Readonly<Pick<ElementFilter, FilterName>>;

const KNOWN: Readonly<Partial<Record<FilterName, readonly string[]>>> = {
  state: TRUST_STATES,
  own: TRUST_STATES,
  plane: PLANES,
  kind: ELEMENT_KIND_NAMES,
};

/** Longest free text the API takes. */
const MAX_TEXT = 200;

/** The filter an address asks for; what no filter can mean (an old link, a typing error) is left out. */
export function networkFilter(address: Pick<Address, FilterName>): NetworkFilter {
  const filter: Partial<Record<FilterName, string>> = {};
  for (const name of FILTER_NAMES) {
    const value = address[name]?.trim();
    if (value === undefined || value === '' || value.length > MAX_TEXT) continue;
    if (KNOWN[name] && !KNOWN[name].includes(value)) continue;
    filter[name] = value;
  }
  return filter as NetworkFilter;
}

export const viewName = (address: Pick<Address, 'view'>, narrow: boolean): NetworkViewName =>
  VIEWS.find((view) => view === address.view) ?? (narrow ? 'map' : 'both');

export const sortName = (address: Pick<Address, 'sort'>): SortName =>
  SORTS.find((sort) => sort === address.sort) ?? 'state';

export const noFilters = (): Record<FilterName, undefined> =>
  Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined])) as Record<FilterName, undefined>;

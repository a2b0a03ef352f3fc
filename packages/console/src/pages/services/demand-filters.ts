import type { DemandRow } from '@cleanpath/api';
import { PLANES, VERDICTS, type Plane, type Verdict } from '@cleanpath/model';
import { compareValues, parseSort, type TableSort } from '../../components/table-sort.js';

/** Filters and order of the list, as they stand in the address; a service keeps them, so that “next” stays in the list. */
export const LIST_NAMES = ['q', 'verdict', 'plane', 'service', 'sort'] as const;
export type ListAddress = Readonly<Record<(typeof LIST_NAMES)[number], string | undefined>>;

export interface DemandFilter {
  readonly q: string;
  readonly verdict: Verdict | undefined;
  /** With a plane, `verdict` is that of the plane; without a verdict, whatever is not clean on the plane. */
  readonly plane: Plane | undefined;
  readonly service: string | undefined;
}

const known = <T extends string>(values: readonly T[], value: string | undefined): T | undefined =>
  values.find((each) => each === value);

/** Values an address invents filter nothing. */
export function demandFilter(address: ListAddress): DemandFilter {
  return {
    q: address.q?.trim().toLowerCase() ?? '',
    verdict: known<Verdict>(VERDICTS, address.verdict),
    plane: known<Plane>(PLANES, address.plane),
    service: address.service === '' ? undefined : address.service,
  };
}

export const isFiltered = ({ q, verdict, plane, service }: DemandFilter): boolean =>
  q !== '' || verdict !== undefined || plane !== undefined || service !== undefined;

export function filteredDemands(rows: readonly DemandRow[], filter: DemandFilter): readonly DemandRow[] {
  if (!isFiltered(filter)) return rows;
  const { q, verdict, plane, service } = filter;
  return rows.filter((row) => {
    if (service !== undefined && row.service !== service) return false;
    if (q !== '' && !row.name.toLowerCase().includes(q) && !row.id.toLowerCase().includes(q)) return false;
    if (plane === undefined) return verdict === undefined || row.verdict === verdict;
    const there = row.planes[plane];
    return verdict === undefined ? there !== undefined && there !== 'clean' : there === verdict;
  });
}

/** Worst first, as the server gives them. */
const SEVERITY: Readonly<Record<Verdict, number>> = { blocked: 3, disconnected: 2, undetermined: 1, clean: 0 };

/** What each column sorts by. */
export const SORT_VALUES: Readonly<Record<string, (row: DemandRow) => string | number | null>> = {
  name: (row) => row.name,
  verdict: (row) => SEVERITY[row.verdict],
  service: (row) => row.service ?? null,
  criticality: (row) => row.criticality,
  weight: (row) => row.weight,
  people: (row) => row.people ?? null,
  ...Object.fromEntries(
    PLANES.map((plane) => [
      plane,
      (row: DemandRow) => (row.planes[plane] === undefined ? null : SEVERITY[row.planes[plane]]),
    ]),
  ),
};

/** The list as the reader of an address sees it. */
export function listedDemands(rows: readonly DemandRow[], address: ListAddress): readonly DemandRow[] {
  return sortedDemands(filteredDemands(rows, demandFilter(address)), parseSort(address.sort));
}

function sortedDemands(rows: readonly DemandRow[], sort: TableSort | undefined): readonly DemandRow[] {
  const value = sort === undefined ? undefined : SORT_VALUES[sort.column];
  if (!sort || !value) return rows;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows
    .map((row, i) => ({ row, i, value: value(row) }))
    .sort((a, b) => compareValues(a.value, b.value, sign) || a.i - b.i)
    .map(({ row }) => row);
}

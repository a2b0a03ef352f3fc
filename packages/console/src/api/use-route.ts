import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { CallExtras, RouteId, RouteRequest, RouteResponse, Routes } from '@cleanpath/api';
import { call } from './client.js';

/** Routes that read: what hooks may ask for. */
export type ReadRouteId = { [K in RouteId]: Routes[K]['method'] extends 'GET' ? K : never }[RouteId];

/** Parts of the request; those a route does not have stay out. */
export interface Request {
  readonly params?: object | undefined;
  readonly query?: object | undefined;
}

type Loose<T> = { readonly [K in keyof T as undefined extends T[K] ? K : never]?: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
};
/** What a read route is asked with; `query` may always stay out. */
export type RouteArguments<K extends RouteId> = Omit<Loose<RouteRequest<Routes[K]>>, 'body' | 'query'> & {
  readonly query?: Partial<RouteRequest<Routes[K]>['query']> | undefined;
};

export type AnyCall = (id: RouteId, request?: object, extras?: CallExtras) => Promise<unknown>;

export const routeKey = (id: RouteId, request: Request = {}) =>
  [id, request.params ?? {}, request.query ?? {}] as const;

/** Query of a route, for `ensureQueryData` and `setQueryData`. */
export function routeQuery<K extends ReadRouteId>(id: K, request: RouteArguments<K>) {
  return queryOptions({
    queryKey: routeKey(id, request),
    queryFn: ({ signal }) => (call as AnyCall)(id, request, { signal }) as Promise<RouteResponse<Routes[K]>>,
  });
}

export interface RouteOptions {
  readonly enabled?: boolean;
  /** Keep showing the answer before while a filter changes. */
  readonly keep?: boolean;
  /** Ask again every so many ms. */
  readonly every?: number | false;
}

/**
 * Reads a route.
 *
 * @example const network = useRoute('network', { params: { network: id } });
 */
export function useRoute<K extends ReadRouteId>(
  id: K,
  request: RouteArguments<K>,
  options: RouteOptions = {},
): UseQueryResult<RouteResponse<Routes[K]>> {
  const { enabled = true, keep = false, every = false } = options;
  const plain: UseQueryOptions<unknown, Error, unknown> = {
    queryKey: routeKey(id, request),
    queryFn: ({ signal }) => (call as AnyCall)(id, request, { signal }),
    enabled,
    refetchInterval: every,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  };
  return useQuery(plain) as UseQueryResult<RouteResponse<Routes[K]>>;
}

type PageItem<K extends RouteId> = RouteResponse<Routes[K]> extends { items: readonly (infer T)[] } ? T : never;

interface PageAnswer {
  readonly items: readonly unknown[];
  readonly next?: string;
  readonly total?: number;
}

/** Routes that give pages. */
export type PagedRouteId = {
  [K in ReadRouteId]: 'cursor' extends keyof RouteRequest<Routes[K]>['query'] ? K : never;
}[ReadRouteId];

/** Rows read so far of a paged route, and how to get more. `first` is the first page, with its facets where it has them. */
export interface PagedRows<K extends RouteId> {
  readonly rows: readonly PageItem<K>[];
  readonly first: RouteResponse<Routes[K]> | undefined;
  readonly total: number | undefined;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly pending: boolean;
  readonly fetching: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Reads a paged route page by page; `query` holds the filters and the page size. */
export function usePages<K extends PagedRouteId>(
  id: K,
  request: RouteArguments<K>,
  options: RouteOptions = {},
): PagedRows<K> {
  const { params, query } = request as Request;
  const result = useInfiniteQuery({
    ...infiniteQueryOptions({
      queryKey: [...routeKey(id, { params, query }), 'pages'],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) =>
        (call as AnyCall)(
          id,
          { params, query: { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          { signal },
        ) as Promise<PageAnswer>,
      getNextPageParam: (last: PageAnswer) => last.next,
    }),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
  const first = result.data?.pages[0];
  return {
    rows: (result.data?.pages.flatMap((page) => page.items) ?? []) as PageItem<K>[],
    first: first as RouteResponse<Routes[K]> | undefined,
    total: first?.total,
    hasMore: result.hasNextPage,
    more: () => {
      if (!result.isFetching) void result.fetchNextPage();
    },
    pending: result.isPending,
    fetching: result.isFetching,
    error: result.error,
    retry: () => void result.refetch(),
  };
}

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '@cleanpath/api';
import { call } from './client.js';
import { setCsrfToken } from './session-store.js';

/** Who is signed in; reading it also takes the CSRF token. */
export const meQuery = queryOptions({
  queryKey: ['me'] as const,
  queryFn: async ({ signal }): Promise<Me> => takeSession(await call('me', {}, { signal })),
  retry: false,
  staleTime: 60_000,
});

export function takeSession(me: Me): Me {
  setCsrfToken(me.csrfToken);
  return me;
}

/** The signed-in person. Only below the routes that need a session. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe outside of a session');
  return data;
}

/** The signed-in person, or undefined on public pages. */
export const useMaybeMe = (): Me | undefined => useQuery({ ...meQuery, enabled: false }).data;

/** Whether the person may use an action somewhere: to show only what exists for them. The server decides again. */
export function useMay(): (action: string) => boolean {
  const { may } = useMe();
  return (action) => may.includes(action);
}

export function useTakeMe(): (me: Me) => void {
  const client = useQueryClient();
  return (me) => client.setQueryData(meQuery.queryKey, takeSession(me));
}

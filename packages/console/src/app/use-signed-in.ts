import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Me } from '@cleanpath/api';
import { useTakeMe } from '../api/session.js';
import { safeReturnPath } from './return-path.js';

/** What follows a sign-in in whatever way: nothing of a session before stays, then to where the person wanted to go. */
export function useSignedIn(): (me: Me) => void {
  const client = useQueryClient();
  const router = useRouter();
  const takeMe = useTakeMe();
  return (me) => {
    const wish = new URLSearchParams(window.location.search).get('return') ?? undefined;
    client.clear();
    takeMe(me);
    router.history.replace(safeReturnPath(wish, window.location.origin));
  };
}

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Me } from '@cleanpath/api';
import { takeSession, useTakeMe } from '../api/session.js';
import { useAction } from '../api/use-action.js';
import { useMessages } from '../messages/messages.js';
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

/** The same for an account that was made just now: it keeps the language in which it was made. */
export function useFirstSignedIn(): (me: Me) => void {
  const { language } = useMessages();
  const signedIn = useSignedIn();
  const update = useAction('updateAccount');
  return (me) => {
    if (me.person.locale === language) {
      signedIn(me);
      return;
    }
    takeSession(me);
    update.mutate({ body: { locale: language } }, { onSuccess: signedIn, onError: () => signedIn(me) });
  };
}

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '@cleanpath/api';

/** How long an answer counts as fresh, ms. Live events say sooner when something changed. */
const STALE_AFTER = 30_000;
/** Tries again where the network, not the server, failed. */
const MAX_RETRIES = 2;
const GATEWAY = new Set([502, 503, 504]);

/** `onSignedOut` is called when the server no longer knows the session. */
export function consoleQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error) => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER,
        retry: (failures, error) =>
          failures < MAX_RETRIES && (!(error instanceof ApiError) || GATEWAY.has(error.problem.status)),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
}

/** 401 for a request that needs a session; a wrong password or code has its own code. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.status === 401 && error.code !== 'sign-in-failed';

import { useState } from 'react';

/**
 * Token of a one-time link. It stands after `#`, which no server or proxy sees or logs, and is taken out of the address
 * at once, so that it stays out of the history of the browser too.
 */
export function useLinkToken(): string {
  const [token] = useState(() => {
    const text = decodeURIComponent(window.location.hash.slice(1)).replace(/^token=/, '');
    if (text !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
    return text;
  });
  return token;
}

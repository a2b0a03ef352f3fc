/** Where sign-in leads when nothing better is known. */
export const HOME = '/';

/**
 * A path of this console to return to after sign-in, or home. Only paths of the same origin pass: `//host`, `/\host`,
 * schemes and control characters lead elsewhere in some browsers (open redirect, ASVS 5.0 V3.7.2).
 */
export function safeReturnPath(wish: string | undefined, origin: string): string {
  if (wish === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wish)) return HOME;
  let url: URL;
  try {
    url = new URL(wish, origin);
  } catch {
    return HOME;
  }
  if (url.origin !== new URL(origin).origin || url.pathname.startsWith('//')) return HOME;
  if (/^\/(sign-in|setup|invitation|api)(\/|$)/.test(url.pathname)) return HOME;
  return url.pathname + url.search + url.hash;
}

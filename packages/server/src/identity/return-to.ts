/** Where to go after signing in when nothing, or nothing safe, was asked for. */
const HOME = '/';

/**
 * A path within this site, whatever was asked for: never another host, scheme or the API (ASVS 3.7.2, open redirects).
 * Browsers read `//`, `/\` and control characters in ways of their own, so the result is what the URL parser makes of it.
 */
export function safeReturnTo(asked: string | undefined, origin: string): string {
  if (asked === undefined || !/^\/(?![/\\])[^\\\p{C}]*$/u.test(asked)) return HOME;
  if (!URL.canParse(asked, origin)) return HOME;
  const url = new URL(asked, origin);
  const path = url.pathname + url.search + url.hash;
  if (url.origin !== new URL(origin).origin || path.startsWith('//') || /^\/api(\/|$)/i.test(url.pathname)) return HOME;
  return path;
}

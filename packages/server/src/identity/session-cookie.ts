/**
 * The prefix makes browsers refuse the cookie unless it is Secure, for this host alone and for the whole of it, so no
 * other host or path can plant one (RFC 6265bis §4.1.3.2, ASVS 3.3.1 and 3.3.3). Chromium accepts it on plain http too
 * where the host is localhost or 127.0.0.1: docs/decisions/0007.
 */
export const SESSION_COOKIE = '__Host-cleanpath';
/** Ties a sign-in at a provider to the browser that began it; Lax, because the way back crosses sites. */
export const OIDC_COOKIE = '__Host-cleanpath-oidc';

const ATTRIBUTES = 'Path=/; Secure; HttpOnly';

/** `Set-Cookie` for a session; it lives as long as the browser, the server ends it earlier. */
export function sessionCookie(id: string, secret: string): string {
  return `${SESSION_COOKIE}=${id}.${secret}; ${ATTRIBUTES}; SameSite=Strict`;
}

export function clearedSessionCookie(): string {
  return `${SESSION_COOKIE}=; ${ATTRIBUTES}; SameSite=Strict; Max-Age=0`;
}

export function oidcCookie(value: string, seconds: number): string {
  return `${OIDC_COOKIE}=${value}; ${ATTRIBUTES}; SameSite=Lax; Max-Age=${seconds}`;
}

const SESSION_VALUE = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/;

export interface PresentedSession {
  readonly id: string;
  readonly secret: string;
}

/** The session a Cookie header presents; undefined where there is none or it cannot be one of ours. */
export function presentedSession(header: string | undefined): PresentedSession | undefined {
  const match = SESSION_VALUE.exec(cookieValue(header, SESSION_COOKIE) ?? '');
  return match ? { id: match[1]!, secret: match[2]! } : undefined;
}

/** One cookie by name; undefined where it is missing or given twice: nobody can tell which of two is ours. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`));
  return values.length === 1 ? values[0]!.slice(name.length + 1) : undefined;
}

import type { Me, RouteId } from '@cleanpath/api';
import { ROUTES, routeUrl } from '@cleanpath/api';

export interface Given {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed where it is JSON. */
  readonly body: Record<string, never> & Record<string, unknown>;
  readonly code: string | undefined;
}

/** Somebody with a browser: keeps cookies and the CSRF token, and can be told to forget or forge them. */
export interface Visitor {
  cookies: Map<string, string>;
  csrf: string | undefined;
  send(id: RouteId, given?: Given): Promise<Answered>;
  /** The body of an answer that has to be a success. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look at answers field by field
  ok(id: RouteId, given?: Given): Promise<any>;
  /** Calls a route that answers with `Me` and goes on as that person. */
  signedIn(id: RouteId, given: Given): Promise<Me>;
  signIn(email: string, password: string): Promise<Me>;
  /** A second browser with the same cookies. */
  copy(): Visitor;
}

export function visitor(origin: string): Visitor {
  const self: Visitor = {
    cookies: new Map(),
    csrf: undefined,
    send: async (id, given = {}) => {
      const route = ROUTES[id];
      const cookie = [...self.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(origin + routeUrl(id, given), {
        method: route.method,
        redirect: 'manual',
        headers: {
          ...(cookie === '' ? {} : { cookie }),
          ...(self.csrf === undefined ? {} : { 'x-csrf-token': self.csrf }),
          ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...given.headers,
        },
        ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      });
      keepCookies(self.cookies, response.headers.getSetCookie());
      const text = await response.text();
      const json = (response.headers.get('content-type') ?? '').includes('json');
      const body = (json && text !== '' ? JSON.parse(text) : {}) as Answered['body'];
      const code = typeof body['code'] === 'string' ? (body['code'] as string) : undefined;
      return { status: response.status, headers: response.headers, text, body, code };
    },
    ok: async (id, given) => {
      const answer = await self.send(id, given);
      if (answer.status >= 300) throw new Error(`${id} answered ${answer.status}: ${answer.text}`);
      return answer.body;
    },
    signedIn: async (id, given) => {
      const me = (await self.ok(id, given)) as Me;
      self.csrf = me.csrfToken;
      return me;
    },
    signIn: async (email, password) => {
      const answer = (await self.ok('signIn', { body: { email, password } })) as { state: string; me: Me };
      if (answer.state !== 'signed-in') throw new Error('A second factor is asked for');
      self.csrf = answer.me.csrfToken;
      return answer.me;
    },
    copy: () => {
      const other = visitor(origin);
      other.cookies = new Map(self.cookies);
      other.csrf = self.csrf;
      return other;
    },
  };
  return self;
}

function keepCookies(cookies: Map<string, string>, headers: readonly string[]): void {
  for (const header of headers) {
    const [pair = '', ...attributes] = header.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.some((one) => one.trim().toLowerCase() === 'max-age=0')) cookies.delete(name.trim());
    else cookies.set(name.trim(), value);
  }
}

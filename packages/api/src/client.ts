import type { ProblemBody, ProblemItem } from './shape/problem-body.js';
import type { Route, RouteRequest, RouteResponse } from './shape/route.js';
import { ROUTES, type RouteId, type Routes } from './routes.js';

/** An answer that is not a success, as the server described it. */
export class ApiError extends Error {
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody) {
    super(problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get problems(): readonly ProblemItem[] {
    return this.problem.problems ?? [];
  }
}

export interface ClientOptions {
  /** Origin, as `http://127.0.0.1:7100`; empty in a browser. */
  readonly origin: string;
  readonly fetch?: typeof fetch;
  /** Headers of every request: an API key, a CSRF token. Asked for at each request. */
  readonly headers?: () => Readonly<Record<string, string>>;
}

/** The parts of a request a route does not have may be left out. */
type Loose<T> = { readonly [K in keyof T as undefined extends T[K] ? K : never]?: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
};

type RequestBody = NonNullable<RequestInit['body']>;

export interface CallExtras {
  readonly signal?: AbortSignal;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  /** Raw body of an upload route. */
  readonly upload?: RequestBody;
}

export type Call = <K extends RouteId>(
  id: K,
  ...given: Record<string, never> extends Loose<RouteRequest<Routes[K]>>
    ? [request?: Loose<RouteRequest<Routes[K]>>, extras?: CallExtras]
    : [request: Loose<RouteRequest<Routes[K]>>, extras?: CallExtras]
) => Promise<RouteResponse<Routes[K]>>;

/** A typed client of the whole API: `call('network', { params: { network: id } })`. */
export function apiClient(options: ClientOptions): Call {
  const send = options.fetch ?? fetch;
  const call = async (id: RouteId, request: Partial<RouteRequest<Route>> = {}, extras: CallExtras = {}) => {
    const definition: Route = ROUTES[id];
    const headers: Record<string, string> = { accept: 'application/json', ...options.headers?.() };
    if (extras.idempotencyKey !== undefined) headers['idempotency-key'] = extras.idempotencyKey;
    if (extras.ifMatch !== undefined) headers['if-match'] = extras.ifMatch;
    let body: RequestBody | undefined;
    if (definition.upload) {
      headers['content-type'] = 'application/octet-stream';
      body = extras.upload;
    } else if (request.body !== undefined) {
      headers['content-type'] = 'application/json';
      body = JSON.stringify(request.body);
    }
    const response = await send(options.origin + routeUrl(id, request), {
      method: definition.method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(extras.signal === undefined ? {} : { signal: extras.signal }),
    });
    if (!response.ok) throw new ApiError(await problemOf(response));
    if (response.status === 204) return undefined;
    return (response.headers.get('content-type') ?? '').includes('json') ? response.json() : response.text();
  };
  return call as Call;
}

/** Path and query of a route with its parameters filled in; also for links to downloads. */
export function routeUrl(id: RouteId, request: { params?: unknown; query?: unknown } = {}): string {
  const params = (request.params ?? {}) as Record<string, string>;
  const path = ROUTES[id].path.replace(/:([a-z]\w*)/gi, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(
    (request.query ?? {}) as Record<string, string | number | boolean | null | undefined>,
  )) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function problemOf(response: Response): Promise<ProblemBody> {
  const fallback: ProblemBody = {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: `The server answered ${response.status}.`,
    code: 'internal-error',
    remedy: 'Try again; if it stays, tell whoever runs this installation.',
  };
  const body: unknown = await response.json().catch(() => undefined);
  return typeof body === 'object' && body !== null ? { ...fallback, ...(body as Partial<ProblemBody>) } : fallback;
}

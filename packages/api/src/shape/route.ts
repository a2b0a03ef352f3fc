import type { z } from 'zod';
import type { ProblemCode } from '@cleanpath/model';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call a route at all; what they may read or change is decided per resource. */
export type Access = 'public' | 'signed-in';

/**
 * One operation of the API. The server binds a handler to each, OpenAPI is generated from them, the client and the
 * isolation test walk them: there is no route outside this list.
 */
export interface Route {
  readonly method: Method;
  /** Path with `:name` parameters, below the origin: `/api/…`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON body. */
  readonly body?: z.ZodType;
  /** Raw request body instead of JSON: streamed, never held in memory. */
  readonly upload?: true;
  readonly status: 200 | 201 | 202 | 204 | 302;
  /** JSON response; absent for 204, 302, downloads and events. */
  readonly response?: z.ZodType;
  /** Media types of a download, or `text/event-stream`. */
  readonly media?: readonly string[];
  /** Accepts an Idempotency-Key header: a repetition within a day gets the first answer. */
  readonly idempotent?: true;
  /** The response carries an ETag and If-None-Match is honoured. */
  readonly etag?: true;
  /** Needs If-Match with the ETag of what is changed: nobody overwrites what they have not seen. */
  readonly ifMatch?: true;
  /** Problems beyond those every route can give. */
  readonly problems?: readonly ProblemCode[];
}

export const route = <const R extends Route>(definition: R): R => definition;

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Given<T> = T extends z.ZodType ? z.input<T> : undefined;
type Part<R, K extends string> = K extends keyof R ? R[K] : undefined;

/** What a handler receives, after validation. */
export interface RouteInput<R extends Route> {
  readonly params: Parsed<Part<R, 'params'>>;
  readonly query: Parsed<Part<R, 'query'>>;
  readonly body: Parsed<Part<R, 'body'>>;
}

/** What a caller gives. */
export interface RouteRequest<R extends Route> {
  readonly params: Given<Part<R, 'params'>>;
  readonly query: Given<Part<R, 'query'>>;
  readonly body: Given<Part<R, 'body'>>;
}

export type RouteResponse<R extends Route> = Parsed<Part<R, 'response'>>;

import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteId, RouteInput, RouteResponse, Routes } from '@cleanpath/api';
import type { Actor } from '../access/actor.js';
import type { Platform } from '../platform.js';

/** One request to one route, validated. */
export interface Call<K extends RouteId> extends RouteInput<Routes[K]> {
  readonly platform: Platform;
  /** For signed-in routes the actor; for public ones it may be absent. */
  readonly actor: Routes[K]['access'] extends 'signed-in' ? Actor : Actor | undefined;
  /** If-Match of the request, where the route asks for it. */
  readonly ifMatch: string | undefined;
  /** Raw body of an upload route. */
  readonly upload: Readable | undefined;
  readonly request: FastifyRequest;
  /** For cookies, redirects and downloads; JSON answers are returned instead. */
  readonly reply: FastifyReply;
}

/** A JSON answer, optionally with the version its ETag is made from. Downloads and redirects send through `reply`. */
export interface Answer<T> {
  readonly body: T;
  readonly etag?: string;
}

/** JSON text that was checked against the schema when it was stored; it goes out as it is. */
export interface StoredAnswer {
  readonly storedJson: string;
  readonly etag?: string;
}

export type Handler<K extends RouteId> = (
  call: Call<K>,
) => Promise<
  RouteResponse<Routes[K]> extends undefined
    ? unknown
    : RouteResponse<Routes[K]> | Answer<RouteResponse<Routes[K]>> | StoredAnswer
>;

export type Handlers<K extends RouteId = RouteId> = { readonly [I in K]: Handler<I> };

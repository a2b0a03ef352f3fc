import { useRef } from 'react';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { CallExtras, RouteId, RouteRequest, RouteResponse, Routes } from '@cleanpath/api';
import { ROUTES, type Route } from '@cleanpath/api';
import { call } from './client.js';
import type { AnyCall } from './use-route.js';

export type ChangeRouteId = { [K in RouteId]: Routes[K]['method'] extends 'GET' ? never : K }[RouteId];

type Loose<T> = { readonly [K in keyof T as undefined extends T[K] ? K : never]?: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
};

export type ActionInput<K extends RouteId> = Loose<RouteRequest<Routes[K]>> & {
  readonly ifMatch?: string;
  readonly upload?: CallExtras['upload'];
  readonly signal?: AbortSignal;
};

export interface ActionOptions<K extends RouteId> {
  /** Routes whose answers are no longer true afterwards; asked again at once where they are shown. */
  readonly changes?: readonly RouteId[];
  readonly onDone?: (answer: RouteResponse<Routes[K]>, input: ActionInput<K>) => void;
}

/**
 * A change. Routes that take an idempotency key get one that stays the same while the same input is tried again, so
 * that a lost answer does not double the change.
 *
 * @example const create = useAction('createNetwork', { changes: ['networks'] }); create.mutate({ body: { name } });
 */
export function useAction<K extends ChangeRouteId>(
  id: K,
  options: ActionOptions<K> = {},
): UseMutationResult<RouteResponse<Routes[K]>, Error, ActionInput<K>> {
  const client = useQueryClient();
  const attempt = useRef<{ readonly of: string; readonly key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: async (input: ActionInput<K>) => {
      const { ifMatch, upload, signal, ...request } = input as ActionInput<RouteId>;
      const definition: Route = ROUTES[id];
      const extras: CallExtras = {
        ...(ifMatch === undefined ? {} : { ifMatch }),
        ...(upload === undefined ? {} : { upload }),
        ...(signal === undefined ? {} : { signal }),
        ...(definition.idempotent === true ? { idempotencyKey: keyFor(attempt, JSON.stringify(request)) } : {}),
      };
      const answer = await (call as AnyCall)(id, request, extras);
      attempt.current = undefined;
      return answer as RouteResponse<Routes[K]>;
    },
    onSuccess: async (answer, input) => {
      options.onDone?.(answer, input);
      await Promise.all((options.changes ?? []).map((route) => client.invalidateQueries({ queryKey: [route] })));
    },
  });
}

function keyFor(attempt: { current: { of: string; key: string } | undefined }, of: string): string {
  if (attempt.current?.of !== of) attempt.current = { of, key: newIdempotencyKey() };
  return attempt.current.key;
}

/** 128 random bits in hexadecimal. Not `randomUUID`: that needs a secure context, and loopback by name may not be one. */
export function newIdempotencyKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

import type { z } from 'zod';
import { PROBLEMS, type ProblemCode } from '@cleanpath/model';
import type { Route, RouteId } from '@cleanpath/api';
import { statusOf } from '../problem-reply.js';
import type { ComponentCollector } from './component-collector.js';

type Json = Readonly<Record<string, unknown>>;

/** One operation of the document. */
export function operationOf(id: RouteId, route: Route, collector: ComponentCollector): Json {
  return {
    operationId: id,
    tags: [route.tag],
    summary: route.summary,
    security: route.access === 'signed-in' ? [{ session: [] }, { apiKey: [] }] : [],
    parameters: parameters(route, collector),
    ...requestBody(route, collector),
    responses: responses(route, collector),
  };
}

function parameters(route: Route, collector: ComponentCollector): Json[] {
  const list = [
    ...fields('path', route.params, collector),
    ...fields('query', route.query, collector),
    ...(route.idempotent
      ? [header('Idempotency-Key', 'A repetition with the same key gets the first answer', 200)]
      : []),
    ...(route.upload
      ? [header('Content-Digest', 'SHA-256 of the file (RFC 9530): one that arrives altered is refused')]
      : []),
    ...(route.etag ? [header('If-None-Match', 'ETag one has: 304 where it still holds')] : []),
    ...(route.ifMatch ? [{ ...header('If-Match', 'ETag of what is changed'), required: true }] : []),
  ];
  return list;
}

function fields(place: 'path' | 'query', schema: z.ZodObject | undefined, collector: ComponentCollector): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = collector.reference(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

function header(name: string, description: string, maxLength?: number): Json {
  return {
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string', ...(maxLength === undefined ? {} : { maxLength }) },
  };
}

function requestBody(route: Route, collector: ComponentCollector): Json {
  if (route.upload) return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } };
  if (!route.body) return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: collector.reference(route.body, 'input') } },
    },
  };
}

function responses(route: Route, collector: ComponentCollector): Json {
  const success: Record<string, unknown> = { description: SUCCESS[route.status] };
  if (route.response)
    success.content = { 'application/json': { schema: collector.reference(route.response, 'output') } };
  else if (route.media)
    success.content = Object.fromEntries(route.media.map((type) => [type, { schema: { type: 'string' } }]));
  if (route.etag) success.headers = { ETag: { schema: { type: 'string' } } };
  const all: Record<string, unknown> = { [route.status]: success };
  if (route.etag) all['304'] = { description: 'Not changed' };
  for (const [status, codes] of failures(route)) all[status] = problemResponse(codes);
  all.default = { $ref: '#/components/responses/Problem' };
  return all;
}

const SUCCESS: Readonly<Record<Route['status'], string>> = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted: a job works on it',
  204: 'Done, nothing to tell',
  302: 'Go on there',
};

/** The codes an operation can answer with, by status. */
function failures(route: Route): Map<number, ProblemCode[]> {
  const codes: ProblemCode[] = ['request-invalid', 'too-many-requests', 'internal-error'];
  if (route.access === 'signed-in') codes.push('sign-in-needed', 'forbidden');
  if (route.params) codes.push('not-found');
  if (route.idempotent) codes.push('idempotency-mismatch', 'idempotency-busy');
  if (route.ifMatch) codes.push('precondition-needed', 'changed-meanwhile');
  if (route.body) codes.push('request-too-large', 'media-unsupported');
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set([...codes, ...(route.problems ?? [])])) {
    const status = statusOf(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return new Map([...byStatus].sort(([a], [b]) => a - b));
}

function problemResponse(codes: readonly ProblemCode[]): Json {
  return {
    description: codes.map((code) => `${code}: ${PROBLEMS[code].title}`).join('; '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

import type { z } from 'zod';
import { ENGINE_VERSION } from '@cleanpath/assessment';
import { ProblemBody, ROUTES, type Route, type RouteId } from '@cleanpath/api';
import { componentCollector, type ComponentCollector } from './component-collector.js';
import { operationOf } from './operation.js';

type Json = Readonly<Record<string, unknown>>;

/** The API as an OpenAPI 3.1 document, generated from the routes and their schemas; the same for the same build. */
export function openapiDocument(): Record<string, z.core.util.JSONType> {
  const collector = componentCollector();
  const problem = collector.reference(ProblemBody, 'output');
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, route] of Object.entries(ROUTES) as [RouteId, Route][]) {
    const path = route.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(id, route, collector);
  }
  const document: Json = {
    openapi: '3.1.0',
    info: {
      title: 'Cleanpath',
      version: ENGINE_VERSION,
      description:
        'Assess, verify and improve the trust of 5G and 6G networks. Errors are problem details (RFC 9457) with the codes of docs/reference/problems.md.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(Object.values(ROUTES).map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: components(collector, problem),
  };
  return document as Record<string, z.core.util.JSONType>;
}

/** The document as it is served and committed. */
export function openapiJson(): string {
  return `${JSON.stringify(openapiDocument(), null, 2)}\n`;
}

let served: string | undefined;

/** Compact text, made once. */
export function openapiText(): { storedJson: string } {
  served ??= JSON.stringify(openapiDocument());
  return { storedJson: served };
}

/** Generated reference files, as `[path, content]`. */
export function apiReference(): [string, string][] {
  return [['docs/reference/openapi.json', openapiJson()]];
}

function components(collector: ComponentCollector, problem: Json): Json {
  return {
    schemas: collector.schemas(),
    responses: {
      Problem: {
        description: 'What went wrong, with its code and what to do about it',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
    securitySchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: '__Host-cleanpath',
        description: 'Set by signing in. Changes also need the X-CSRF-Token header.',
      },
      apiKey: { type: 'http', scheme: 'bearer', description: 'API key, as cp_<id>_<secret>' },
    },
  };
}

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROUTES, type Route } from '@cleanpath/api';
import { PROBLEMS } from '@cleanpath/model';
import { HANDLERS } from '../../src/handlers/index.js';
import { apiReference, openapiDocument } from '../../src/http/openapi/openapi-document.js';

const ROOT = new URL('../../../../', import.meta.url);
const document = openapiDocument() as unknown as {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: Record<string, Record<string, unknown>>;
};

interface Operation {
  readonly operationId: string;
  readonly security: readonly unknown[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: unknown;
  readonly responses: Record<string, { readonly description?: string; readonly content?: Record<string, unknown> }>;
}

test.each(apiReference())('%s is committed as generated (else run `npm run reference`)', (path, content) => {
  expect(readFileSync(new URL(path, ROOT), 'utf8')).toBe(content);
});

test('every route has one handler and one operation, and there are no others', () => {
  const ids = Object.keys(ROUTES).sort();
  expect(Object.keys(HANDLERS).sort()).toEqual(ids);
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(ids);
});

test('each operation describes the parameters, the body, the success and the problems of its route', () => {
  for (const [id, route] of Object.entries(ROUTES) as [string, Route][]) {
    const operation = document.paths[route.path.replace(/:([a-zA-Z]+)/g, '{$1}')]![route.method.toLowerCase()]!;
    const named = (place: string): string[] => operation.parameters.flatMap((p) => (p.in === place ? p.name : []));
    expect(named('path'), id).toEqual([...route.path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => name));
    expect(named('query'), id).toEqual(Object.keys(route.query?.shape ?? {}));
    expect(operation.requestBody !== undefined, id).toBe(route.body !== undefined || route.upload === true);
    expect(operation.security.length > 0, id).toBe(route.access === 'signed-in');
    expect(operation.responses[route.status], id).toBeDefined();
    for (const code of route.problems ?? []) {
      const { status } = PROBLEMS[code];
      expect(operation.responses[status]?.description, `${id} ${code}`).toContain(code);
    }
  }
});

test('every reference in the document leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target!);
  expect(references.length).toBeGreaterThan(100);
  for (const reference of new Set(references)) {
    const found = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    expect(reference.startsWith('#/'), reference).toBe(true);
    expect(found, reference).toBeDefined();
  }
});

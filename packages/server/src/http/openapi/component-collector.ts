import { z } from 'zod';
import { byCodeUnits, fail } from '@cleanpath/model';

type Json = Readonly<Record<string, unknown>>;
/** What a caller sends, before defaults are filled in; what a server answers, after. */
type Direction = 'input' | 'output';

export interface ComponentCollector {
  /** JSON Schema of a zod schema, its named parts referred to as components. */
  reference(schema: z.ZodType, direction: Direction): Json;
  /** All components referred to so far, by name. */
  schemas(): Json;
}

const DEFS = '#/$defs/';
const COMPONENTS = '#/components/schemas/';

/**
 * Gathers schemas with a `.meta({ id })` as components. Where what is sent differs from what is answered, because of
 * defaults, the first gets the suffix `Input`.
 */
export function componentCollector(): ComponentCollector {
  const components = new Map<string, string>();
  const add = (name: string, text: string): string => {
    const before = components.get(name);
    if (before !== undefined && before !== text)
      throw fail('internal-error', { message: `Two schemas are called ${name}` });
    components.set(name, text);
    return name;
  };
  const reference = (schema: z.ZodType, direction: Direction): Json => {
    const given = jsonSchema(schema, direction);
    const other = jsonSchema(schema, direction === 'input' ? 'output' : 'input');
    const suffixed = direction === 'input' ? differingNames(given.$defs ?? {}, other.$defs ?? {}) : new Set<string>();
    const rename = (name: string): string => (suffixed.has(name) ? `${name}Input` : name);
    for (const [name, definition] of Object.entries(given.$defs ?? {}))
      add(rename(name), JSON.stringify(relocated(definition, rename)));
    const { $defs: _defs, $schema: _schema, ...rest } = given;
    return relocated(rest, rename) as Json;
  };
  return {
    reference,
    schemas: () =>
      Object.fromEntries(
        [...components].sort(([a], [b]) => byCodeUnits(a, b)).map(([name, text]) => [name, JSON.parse(text) as Json]),
      ),
  };
}

interface Definitions {
  readonly $defs?: Readonly<Record<string, Json>>;
  readonly $schema?: string;
}

/** A named schema at the root is moved into `$defs` by wrapping, so that it becomes a component as well. */
function jsonSchema(schema: z.ZodType, io: Direction): Definitions {
  const wrapped = z.toJSONSchema(z.object({ root: schema }), { io, unrepresentable: 'any', target: 'draft-2020-12' });
  const root = (wrapped.properties?.root ?? {}) as Json;
  return { ...(wrapped.$defs === undefined ? {} : { $defs: wrapped.$defs }), ...root };
}

/** Names whose definitions differ between the two directions, themselves or through what they refer to. */
function differingNames(a: Readonly<Record<string, Json>>, b: Readonly<Record<string, Json>>): Set<string> {
  const names = new Set(Object.keys(a).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name])));
  for (let grown = true; grown;) {
    grown = false;
    for (const [name, definition] of Object.entries(a)) {
      if (names.has(name)) continue;
      const text = JSON.stringify(definition);
      if (![...names].some((other) => text.includes(`"${DEFS}${other}"`))) continue;
      names.add(name);
      grown = true;
    }
  }
  return names;
}

function relocated(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => relocated(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // A component is named by its key; an `id` inside it would be a JSON Schema identifier to some readers.
      .filter(([key, item]) => !(key === 'id' && typeof item === 'string'))
      .map(([key, item]) =>
        key === '$ref' && typeof item === 'string' && item.startsWith(DEFS)
          ? [key, COMPONENTS + rename(item.slice(DEFS.length))]
          : [key, relocated(item, rename)],
      ),
  );
}

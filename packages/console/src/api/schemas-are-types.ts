/**
 * Stands in for the schema library in the browser (see vite.config.ts): building a schema gives an inert object, so that
 * the route table and the vocabularies beside the schemas can be used without shipping the library.
 */
const PARSING = new Set<string | symbol>(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'decode', 'encode']);

const inert: unknown = new Proxy(() => inert, {
  get(_, name) {
    if (PARSING.has(name)) throw new Error('Schemas are types in the browser: nothing is parsed here.');
    return name === Symbol.toPrimitive ? () => 'schema' : inert;
  },
  apply: () => inert,
});

export const z = inert;

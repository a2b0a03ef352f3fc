import { isObject, type JsonObject } from '../input/parse-json.js';

/** Local name of a JSON member: RFC 7951 §4 lets children leave out the module name, or not. */
export function localName(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

/** A member by local name, with or without module prefix; the plain name wins. */
export function member(object: unknown, name: string): unknown {
  return found(object, name)?.[1];
}

/** The member and the key it was written with, for pointers. */
export function found(object: unknown, name: string): readonly [string, unknown] | undefined {
  if (!isObject(object)) return undefined;
  if (Object.hasOwn(object, name)) return [name, object[name]];
  const suffix = `:${name}`;
  for (const key of Object.keys(object)) if (key.endsWith(suffix)) return [key, object[key]];
  return undefined;
}

/** A value by a path of local names. */
export function deep(object: unknown, ...names: string[]): unknown {
  let value = object;
  for (const name of names) value = member(value, name);
  return value;
}

/** All members but those named, for the attributes. */
export function* others(object: JsonObject, ...names: string[]): Generator<readonly [string, unknown]> {
  for (const key of Object.keys(object)) if (!names.includes(localName(key))) yield [key, object[key]];
}

/** The identity of an identityref, without its module: `o-ran-sc-network:smo` → `smo`. */
export function identity(value: unknown): string | undefined {
  return typeof value === 'string' ? localName(value).toLowerCase() : undefined;
}

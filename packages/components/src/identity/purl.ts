import { byCodeUnits, fail } from '@cleanpath/model';
import { PURL_TYPES } from './purl-types.js';

/** A package URL (ECMA-427), its parts decoded and normalised as its type asks. */
export interface Purl {
  readonly type: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
  /** By key, without empty values. */
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly subpath: string | undefined;
}

export interface PurlParts {
  /** Missing parts are refused where the type needs them. */
  readonly type: string | null;
  readonly namespace?: string | null | undefined;
  readonly name: string | null;
  readonly version?: string | null | undefined;
  readonly qualifiers?: Readonly<Record<string, string>> | null | undefined;
  readonly subpath?: string | null | undefined;
}

/** Longest purl that is read, in characters. */
const LONGEST = 8192;
const TYPE = /^[a-z][a-z0-9.-]*$/;
const QUALIFIER_KEY = /^[a-z][a-z0-9._-]*$/;

/** Reads a package URL. Throws `purl-invalid`. */
export function parsePurl(text: string): Purl {
  // The conformance suite refuses keys that begin with a capital and lower-cases capitals further on.
  return read(text, (key) => (/^[a-z]/.test(key) ? key.toLowerCase() : key));
}

/** Reads a package URL as found in the wild: qualifier keys may begin with capitals, too. Throws `purl-invalid`. */
export function readPurl(text: string): Purl {
  return read(text, (key) => key.toLowerCase());
}

function read(text: string, keyOf: (key: string) => string): Purl {
  const bad = (why: string): Error => invalid(text, why);
  if (text.length > LONGEST) throw bad(`it is longer than ${LONGEST} characters`);
  if (!/^pkg:/i.test(text)) throw bad('it does not begin with “pkg:”');
  const [beforeHash, subpath] = cutLast(text.slice(4).replace(/^\/+/, ''), '#');
  const [beforeQuery, query] = cutLast(beforeHash, '?');
  const slash = beforeQuery.indexOf('/');
  if (slash < 0) throw bad('it names no package');
  const path = beforeQuery.slice(slash + 1);
  // An @ before the last slash belongs to the namespace, as in @scope/name.
  const at = path.lastIndexOf('@');
  const versioned = at >= 0 && !path.includes('/', at);
  const segments = (versioned ? path.slice(0, at) : path).split('/');
  const keepsEnd = segments.length > 1 && segments.at(-1) === '' && versioned;
  const parts = keepsEnd ? segments : segments.filter((one) => one !== '');
  const type = beforeQuery.slice(0, slash).toLowerCase();
  const nameAt = PURL_TYPES[type]?.slashesInName ? Math.min(1, parts.length - 1) : parts.length - 1;
  const decode = (part: string): string => decoded(part) ?? raise(bad('a percent-encoding is broken'));
  return normalised(
    {
      type,
      namespace: parts.slice(0, nameAt).map(decode).join('/'),
      name: parts.slice(nameAt).map(decode).join('/'),
      version: versioned ? decode(path.slice(at + 1)) : undefined,
      qualifiers: query === undefined ? {} : readQualifiers(query, keyOf, decode, bad),
      subpath: subpath === undefined ? undefined : subpath.split('/').map(decode).join('/'),
    },
    text,
  );
}

/** Makes a package URL of its parts, normalised. Throws `purl-invalid`. */
export function makePurl(parts: PurlParts): Purl {
  return normalised(parts, JSON.stringify(parts));
}

/** The canonical spelling. */
export function formatPurl({ type, namespace, name, version, qualifiers, subpath }: Purl): string {
  const keys = Object.keys(qualifiers).sort(byCodeUnits);
  const path = [...(namespace === undefined ? [] : namespace.split('/')), ...nameSegments(type, name)];
  return (
    `pkg:${type}/${path.map(encode).join('/')}` +
    (version === undefined ? '' : `@${encode(version)}`) +
    (keys.length === 0 ? '' : `?${keys.map((key) => `${key}=${encode(qualifiers[key] ?? '')}`).join('&')}`) +
    (subpath === undefined ? '' : `#${subpath.split('/').map(encode).join('/')}`)
  );
}

function nameSegments(type: string, name: string): string[] {
  return PURL_TYPES[type]?.slashesInName ? name.split('/') : [name];
}

function normalised(parts: PurlParts, text: string): Purl {
  const bad = (why: string): Error => invalid(text, why);
  const type = (parts.type ?? '').toLowerCase();
  if (!TYPE.test(type)) throw bad('its type is not made of letters, digits, “.” and “-”');
  const rules = PURL_TYPES[type] ?? {};
  const lower = (part: 'namespace' | 'name' | 'version', value: string): string =>
    rules.lower?.includes(part) ? value.toLowerCase() : value;
  const namespace = lower('namespace', clean(parts.namespace ?? ''));
  const written = lower('name', (parts.name ?? '').replace(/^\/+|\/+$/g, ''));
  const name = typeName(type, namespace, written, parts.qualifiers?.['repository_url']);
  const version = parts.version ? lower('version', parts.version) : undefined;
  if (name === '') throw bad('it names no package');
  if (rules.namespace === 'required' && namespace === '') throw bad(`purls of type ${type} need a namespace`);
  if (rules.namespace === 'prohibited' && namespace !== '') throw bad(`purls of type ${type} have no namespace`);
  if (rules.namePattern?.test(name) === false) throw bad(`the name is not one of type ${type}`);
  if (version !== undefined && rules.versionPattern?.test(version) === false)
    throw bad(`the version is not one of type ${type}`);
  const qualifiers = keptQualifiers(parts.qualifiers ?? {}, bad);
  for (const key of rules.needs ?? [])
    if (!Object.hasOwn(qualifiers, key)) throw bad(`purls of type ${type} need the qualifier ${key}`);
  const subpath = clean(parts.subpath ?? '', true);
  return {
    type,
    namespace: typeNamespace(type, namespace),
    name,
    version,
    qualifiers,
    subpath: subpath === '' ? undefined : subpath,
  };
}

/** Rules of single types that a table cannot say. */
function typeName(type: string, namespace: string, name: string, repository: string | undefined): string {
  if (type === 'pypi') return name.replaceAll('_', '-');
  if (type === 'pub') return name.replace(/[^a-z0-9]/g, '_');
  // Of the registries of this type, Databricks does not tell letters by case and Azure ML does.
  if (type === 'mlflow' && repository?.includes('databricks')) return name.toLowerCase();
  if (type === 'git' && isCaseBlind(namespace)) return name.toLowerCase();
  return name;
}

function typeNamespace(type: string, namespace: string): string | undefined {
  if (namespace === '') return undefined;
  return type === 'git' && isCaseBlind(namespace) ? namespace.toLowerCase() : namespace;
}

/** Hosts of git repositories that do not tell letters by case. */
function isCaseBlind(host: string): boolean {
  return ['github', 'github.com', 'bitbucket.org'].includes(host.toLowerCase());
}

function readQualifiers(
  query: string,
  keyOf: (key: string) => string,
  decode: (part: string) => string,
  bad: (why: string) => Error,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const key = keyOf(equals < 0 ? pair : pair.slice(0, equals));
    if (Object.hasOwn(found, key)) throw bad(`the qualifier ${key} stands twice`);
    define(found, key, equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return found;
}

function keptQualifiers(given: Readonly<Record<string, string>>, bad: (why: string) => Error): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const key of Object.keys(given).sort(byCodeUnits)) {
    if (!QUALIFIER_KEY.test(key)) throw bad(`“${key}” cannot be a qualifier: small letters, digits, “.”, “-” and “_”`);
    const value = given[key] ?? '';
    if (value !== '') define(kept, key, value);
  }
  return kept;
}

/** `__proto__` is a key like any other. */
function define(record: Record<string, string>, key: string, value: string): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Without slashes at the ends or empty segments; in a subpath without `.` and `..` either. */
function clean(path: string, withoutDots = false): string {
  const kept = path.split('/').filter((one) => one !== '' && !(withoutDots && (one === '.' || one === '..')));
  return kept.join('/');
}

function cutLast(text: string, mark: string): [string, string | undefined] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** Letters, digits and `.-_~:` stand as they are, everything else as UTF-8 percent-encoded. */
function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed())
    .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}

function invalid(text: string, why: string): Error {
  return fail('purl-invalid', { message: `The package URL “${text.slice(0, 200)}” cannot be used: ${why}` });
}

function raise(error: Error): never {
  throw error;
}

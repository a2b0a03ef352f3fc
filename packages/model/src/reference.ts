import { z } from 'zod';
import { canonicalJson } from './canonical-json.js';
import { PROBLEMS } from './problems/catalog.js';
import { Assessment } from './schema/assessment.js';
import { Demand } from './schema/demand.js';
import { DossierManifest } from './schema/dossier-manifest.js';
import { Element } from './schema/element.js';
import { Evidence, EvidenceSource } from './schema/evidence.js';
import { Policy } from './schema/policy.js';
import { Product } from './schema/product.js';
import { Relation } from './schema/relation.js';
import { Slice } from './schema/slice.js';
import { Supplier } from './schema/supplier.js';
import { ELEMENT_KINDS } from './vocabulary/element-kinds.js';
import { PLANE_TITLES } from './vocabulary/planes.js';
import { RELATION_MEANINGS } from './vocabulary/relation-types.js';

/** Schemas published as JSON Schema and on the reference page, in reading order. */
const PUBLISHED = {
  DossierManifest,
  Supplier,
  Product,
  Element,
  Relation,
  Demand,
  Slice,
  EvidenceSource,
  Evidence,
  Policy,
  Assessment,
} as const satisfies Record<string, z.ZodType>;

interface JsonSchema {
  readonly [key: string]: unknown;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly anyOf?: readonly JsonSchema[];
}

/** Enumerations longer than this are named, not listed, on the reference page. */
const LISTED_VALUES = 12;

/**
 * The generated documentation of the model: repository path → content. `npm run reference` writes it and a test
 * compares it with what is committed, so that code and documentation cannot drift apart.
 */
export function referenceFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const pages: string[] = [];
  for (const [name, schema] of Object.entries(PUBLISHED)) {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
    files.set(
      `docs/schemas/${fileName(name)}.schema.json`,
      `${JSON.stringify(JSON.parse(canonicalJson(json)), null, 2)}\n`,
    );
    pages.push(schemaSection(name, json));
  }
  files.set(
    'docs/reference/model.md',
    [GENERATED, '# The model', '', INTRODUCTION, '', ...pages, vocabularies()].join('\n'),
  );
  files.set('docs/reference/problems.md', problemsPage());
  return files;
}

const GENERATED = '<!-- Generated from packages/model by `npm run reference`. Do not edit. -->\n';

const INTRODUCTION =
  'Every field of a dossier, with its unit. Fields marked * are required. Fields that are not listed are kept as attributes. ' +
  'The same definitions as JSON Schema are in [`docs/schemas`](../schemas).';

function schemaSection(name: string, schema: JsonSchema): string {
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).map(
    ([field, property]) =>
      `| \`${field}\`${required.has(field) ? ' *' : ''} | ${typeText(property, schema)} | ${cell(describe(property, schema))} |`,
  );
  return [
    `## ${name}`,
    '',
    schema.description ?? '',
    '',
    '| field | type | meaning |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function describe(property: JsonSchema, root: JsonSchema): string {
  return property.description ?? resolve(property, root).description ?? '';
}

function typeText(property: JsonSchema, root: JsonSchema): string {
  const schema = resolve(property, root);
  if (schema.enum) {
    const values = schema.enum.map((value) => `\`${String(value)}\``);
    return values.length > LISTED_VALUES ? 'one of the list below' : values.join(', ');
  }
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.type === 'array') return `list of ${schema.items ? typeText(schema.items, root) : 'values'}`;
  if (schema.anyOf) return 'any JSON';
  if (schema.type === 'object' && property.$ref) return property.$ref.replace('#/$defs/', '');
  return String(schema.type ?? 'any JSON');
}

function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.replace('#/$defs/', '');
  return (name === undefined ? undefined : root.$defs?.[name]) ?? schema;
}

function vocabularies(): string {
  const kinds = Object.entries(ELEMENT_KINDS).map(
    ([kind, info]) => `| \`${kind}\` | ${info.title} | ${info.plane} | ${info.family} |`,
  );
  const relations = Object.entries(RELATION_MEANINGS).map(([type, meaning]) => `| \`${type}\` | ${meaning} |`);
  return [
    '## Element kinds',
    '',
    `Planes: ${Object.values(PLANE_TITLES).join(', ')}.`,
    '',
    '| kind | title | plane | family |',
    '|---|---|---|---|',
    ...kinds,
    '',
    '## Relation types',
    '',
    'A dependency reads “`from` … `to`”: *from* needs *to*.',
    '',
    '| type | meaning |',
    '|---|---|',
    ...relations,
    '',
  ].join('\n');
}

function problemsPage(): string {
  const rows = Object.entries(PROBLEMS).map(
    ([code, info]) =>
      `| \`${code}\` | ${info.severity} | ${info.status} | ${cell(info.title)} | ${cell(info.remedy)} |`,
  );
  return [
    GENERATED,
    '# Problems Cleanpath can report',
    '',
    'Errors stop a dossier from being assessed; warnings do not. The status is what the HTTP API answers with.',
    '',
    '| code | severity | status | what | remedy |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function fileName(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

import {
  byCodeUnits,
  canonicalJson,
  ELEMENT_KIND_NAMES,
  ELEMENT_NUMBER_COLUMNS,
  ELEMENT_TEXT_COLUMNS,
  RELATION_NUMBER_COLUMNS,
  type Dossier,
  type ElementTable,
  type RelationTable,
} from '@cleanpath/model';
import type { CanonicalOrder } from './canonical-order.js';
import type { Section } from './layout.js';
import { arraySection, dictSections, numberSections, sparseSections, textSections } from './section-data.js';

/** What a snapshot states about the network, in one order whatever the order of rows and files was. */
export function* factSections(dossier: Dossier, order: CanonicalOrder): Generator<Section> {
  yield { name: 'documents', type: 'bytes', part: 'fact', bytes: Buffer.from(canonicalJson(documents(dossier))) };
  yield* elementFacts(dossier.elements, order);
  yield* relationFacts(dossier.relations, order);
}

/** Where the facts came from. */
export function* provenanceSections(dossier: Dossier, order: CanonicalOrder): Generator<Section> {
  const { elements, relations } = dossier;
  yield* dictSections('element.file', 'provenance', elements.sourceFile, order.elements);
  yield arraySection('element.line', 'provenance', picked(elements.sourceLine, order.elements));
  const pointers = new Map<number, string>();
  for (const [row, { pointer }] of elements.extra) if (pointer !== undefined) pointers.set(order.rank[row]!, pointer);
  yield* sparseSections('element.pointer', 'provenance', pointers);
  yield* dictSections('relation.file', 'provenance', relations.sourceFile, order.relations);
  yield arraySection('relation.line', 'provenance', picked(relations.sourceLine, order.relations));
  const places = [...dossier.places].sort(([a], [b]) => byCodeUnits(a, b));
  yield { name: 'places', type: 'bytes', part: 'provenance', bytes: Buffer.from(canonicalJson(places)) };
}

/** The small tables, each sorted by id. */
function documents(dossier: Dossier): Record<string, unknown> {
  const byId = <T extends { readonly id: string }>(records: readonly T[]): T[] =>
    [...records].sort((a, b) => byCodeUnits(a.id, b.id));
  return {
    manifest: dossier.manifest,
    suppliers: byId(dossier.suppliers),
    products: byId(dossier.products),
    demands: byId(dossier.demands),
    slices: byId(dossier.slices),
    sources: byId(dossier.sources),
    evidence: byId(dossier.evidence),
    policy: dossier.policy,
  };
}

function* elementFacts(table: ElementTable, { elements: order, rank }: CanonicalOrder): Generator<Section> {
  yield* textSections('element.id', 'fact', permuted(table.ids, order), table.count);
  // Kind codes may change between releases; the names do not.
  const kinds = { values: ELEMENT_KIND_NAMES, codes: Int32Array.from(table.kind) };
  yield* dictSections('element.kind', 'fact', kinds, order);
  for (const column of ELEMENT_TEXT_COLUMNS)
    yield* dictSections(`element.${column}`, 'fact', table.text[column], order);
  for (const column of ELEMENT_NUMBER_COLUMNS)
    yield* numberSections(`element.${column}`, 'fact', table.number[column], order);
  const extras = new Map<number, string>();
  for (const [row, { passive, parties, riskGroups, attributes }] of table.extra) {
    const text = canonicalJson({ passive, parties, riskGroups, attributes });
    if (text !== '{}') extras.set(rank[row]!, text);
  }
  yield* sparseSections('element.extra', 'fact', extras);
}

function* relationFacts(table: RelationTable, { relations: order, rank }: CanonicalOrder): Generator<Section> {
  const from = new Int32Array(order.length);
  const to = new Int32Array(order.length);
  const type = new Uint8Array(order.length);
  const forward = new Uint8Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    from[i] = rank[table.from[row]!]!;
    to[i] = rank[table.to[row]!]!;
    type[i] = table.type[row]!;
    forward[i] = table.forward[row]!;
  }
  yield arraySection('relation.from', 'fact', from);
  yield arraySection('relation.to', 'fact', to);
  yield arraySection('relation.type', 'fact', type);
  if (forward.includes(1)) yield arraySection('relation.forward', 'fact', forward);
  yield* dictSections('relation.group', 'fact', table.group, order);
  if (table.need.some((need) => need !== 0)) yield arraySection('relation.need', 'fact', picked(table.need, order));
  for (const column of RELATION_NUMBER_COLUMNS)
    yield* numberSections(`relation.${column}`, 'fact', table.number[column], order);
  if (table.attributes.size === 0) return;
  const attributes = new Map<number, string>();
  for (let i = 0; i < order.length; i++) {
    const own = table.attributes.get(order[i]!);
    if (own !== undefined) attributes.set(i, canonicalJson(own));
  }
  yield* sparseSections('relation.attributes', 'fact', attributes);
}

function* permuted(texts: readonly string[], order: Int32Array): Generator<string> {
  for (const row of order) yield texts[row]!;
}

function picked(values: Int32Array, order: Int32Array): Int32Array {
  const result = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) result[i] = values[order[i]!]!;
  return result;
}

import {
  ELEMENT_NUMBER_COLUMNS,
  ELEMENT_TEXT_COLUMNS,
  elementAt,
  relationAt,
  RELATION_NUMBER_COLUMNS,
  type Dossier,
  type Element,
  type Relation,
} from '@cleanpath/model';
import { JSON_FIELDS, OWN_PREFIX, REST_FIELD } from '../import/graphml/own-fields.js';
import { OWN_DOCUMENTS, ownDocuments } from '../import/own-documents.js';
import { isXmlText, xmlEscape, xmlSafeJson } from './xml-text.js';

/** Field, GraphML type. `kind` marks an own export for the importer. */
const NODE_FIELDS: readonly (readonly [string, string])[] = [
  ['kind', 'string'],
  ...ELEMENT_TEXT_COLUMNS.map((field) => [field, 'string'] as const),
  ...ELEMENT_NUMBER_COLUMNS.map((field) => [field, 'double'] as const),
  ['passive', 'boolean'],
  ...JSON_FIELDS.map((field) => [field, 'string'] as const),
  [REST_FIELD, 'string'],
];

const EDGE_FIELDS: readonly (readonly [string, string])[] = [
  ['type', 'string'],
  ['direction', 'string'],
  ['group', 'string'],
  ['need', 'int'],
  ...RELATION_NUMBER_COLUMNS.map((field) => [field, 'double'] as const),
  ['attributes', 'string'],
  [REST_FIELD, 'string'],
];

/**
 * A dossier as GraphML, in pieces of text. All of it comes back unchanged when the file is imported: what is no element
 * or relation travels as data of the graph. Labels and positions are also written under the names other tools know.
 */
export function* exportGraphml(dossier: Dossier): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield* keys('node', NODE_FIELDS);
  yield* keys('edge', EDGE_FIELDS);
  yield* keys(
    'graph',
    OWN_DOCUMENTS.map((field) => [field, 'string'] as const),
  );
  yield '<key id="label" for="node" attr.name="label" attr.type="string"/>\n';
  yield '<key id="lat" for="node" attr.name="Latitude" attr.type="double"/>\n';
  yield '<key id="lon" for="node" attr.name="Longitude" attr.type="double"/>\n';
  yield '<graph edgedefault="undirected">\n';
  for (const [field, value] of ownDocuments(dossier)) yield `${data(`graph.${field}`, xmlSafeJson(value))}\n`;
  const nodeIds = nodeIdsOf(dossier);
  for (let row = 0; row < dossier.elements.count; row++) yield node(elementAt(dossier.elements, row), nodeIds(row));
  for (let row = 0; row < dossier.relations.count; row++) {
    const relation = relationAt(dossier.relations, dossier.elements.ids, row);
    yield edge(relation, nodeIds(dossier.relations.from[row]!), nodeIds(dossier.relations.to[row]!));
  }
  yield '</graph>\n</graphml>\n';
}

function* keys(scope: string, fields: readonly (readonly [string, string])[]): Generator<string> {
  for (const [field, type] of fields) {
    yield `<key id="${scope}.${field}" for="${scope}" attr.name="${OWN_PREFIX}${field}" attr.type="${type}"/>\n`;
  }
}

/** The element id, or a substitute where XML cannot hold it; the true id is then among the fields. */
function nodeIdsOf({ elements }: Dossier): (row: number) => string {
  return (row) => {
    const id = elements.ids[row]!;
    if (isXmlText(id)) return id;
    let substitute = `element-${row}`;
    while (elements.indexOf.has(substitute)) substitute += '-';
    return substitute;
  };
}

function node(element: Element, nodeId: string): string {
  const parts = fieldData('node', NODE_FIELDS, element, nodeId === element.id ? {} : { id: element.id });
  if (element.name !== undefined && isXmlText(element.name)) parts.push(data('label', element.name));
  if (element.lat !== undefined && element.lon !== undefined)
    parts.push(data('lat', String(element.lat)), data('lon', String(element.lon)));
  return `<node id="${xmlEscape(nodeId)}">${parts.join('')}</node>\n`;
}

function edge(relation: Relation, from: string, to: string): string {
  const directed = relation.type !== 'link' || relation.direction === 'forward' ? ' directed="true"' : '';
  const parts = fieldData('edge', EDGE_FIELDS, relation, {});
  return `<edge source="${xmlEscape(from)}" target="${xmlEscape(to)}"${directed}>${parts.join('')}</edge>\n`;
}

function fieldData(
  scope: string,
  fields: readonly (readonly [string, string])[],
  record: object,
  unwritable: Record<string, unknown>,
): string[] {
  const parts: string[] = [];
  const rest = { ...unwritable };
  for (const [field] of fields) {
    const value = (record as Record<string, unknown>)[field];
    if (value === undefined || field === REST_FIELD) continue;
    if (typeof value === 'string' && !isXmlText(value)) rest[field] = value;
    else if (typeof value === 'string') parts.push(data(`${scope}.${field}`, value));
    else parts.push(data(`${scope}.${field}`, xmlSafeJson(value)));
  }
  if (Object.keys(rest).length > 0) parts.push(data(`${scope}.${REST_FIELD}`, xmlSafeJson(rest)));
  return parts;
}

const data = (key: string, text: string): string => `<data key="${key}">${xmlEscape(text)}</data>`;

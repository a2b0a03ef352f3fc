import { elementAt, relationAt, type Dossier, type Relation } from '@cleanpath/model';
import { ownDocuments } from '../import/own-documents.js';

/**
 * A dossier as RFC 8345 JSON, in pieces of text. Our fields travel in members with the prefix `cleanpath:`, so that
 * all of it comes back unchanged. A link that works both ways is written as the two unidirectional links that RFC 8345 §4.2 wants.
 */
export function* exportRfc8345(dossier: Dossier): Generator<string> {
  const { elements, relations } = dossier;
  const { links, dependencies } = splitRelations(dossier);
  yield '{"ietf-network:networks":{';
  for (const [name, value] of ownDocuments(dossier)) yield `"cleanpath:${name}":${JSON.stringify(value)},\n`;
  yield `"network":[{"network-id":${JSON.stringify(dossier.manifest.id)},"node":[\n`;
  for (let row = 0; row < elements.count; row++) {
    const needs = (dependencies.get(row) ?? []).map((index) => withoutFrom(relationAt(relations, elements.ids, index)));
    const node = {
      'node-id': elements.ids[row],
      'cleanpath:element': elementAt(elements, row),
      ...(needs.length === 0 ? {} : { 'cleanpath:depends-on': needs }),
    };
    yield `${row === 0 ? '' : ',\n'}${JSON.stringify(node)}`;
  }
  yield '\n],"ietf-network-topology:link":[\n';
  let first = true;
  for (const row of links) {
    const relation = relationAt(relations, elements.ids, row);
    for (const link of linkPair(relation, row)) {
      yield `${first ? '' : ',\n'}${JSON.stringify(link)}`;
      first = false;
    }
  }
  yield '\n]}]}}\n';
}

function splitRelations({ relations }: Dossier): { links: number[]; dependencies: Map<number, number[]> } {
  const links: number[] = [];
  const dependencies = new Map<number, number[]>();
  for (let row = 0; row < relations.count; row++) {
    const from = relations.from[row]!;
    if (relations.type[row] === 0) links.push(row);
    else if (dependencies.has(from)) dependencies.get(from)!.push(row);
    else dependencies.set(from, [row]);
  }
  return { links, dependencies };
}

function withoutFrom(relation: Relation): Partial<Relation> {
  const rest: Partial<Relation> = { ...relation };
  delete rest.from;
  return rest;
}

function linkPair(relation: Relation, row: number): object[] {
  const id = `link-${row}`;
  const metric = (value: number | undefined): object =>
    value === undefined ? {} : { 'ietf-l3-unicast-topology:l3-link-attributes': { metric1: value } };
  const link = (linkId: string, from: string, to: string, more: object): object => ({
    'link-id': linkId,
    source: { 'source-node': from },
    destination: { 'dest-node': to },
    ...more,
  });
  const there = link(id, relation.from, relation.to, { ...metric(relation.metric), 'cleanpath:relation': relation });
  if (relation.direction === 'forward') return [there];
  const back = { ...metric(relation.metricReverse ?? relation.metric), 'cleanpath:reverse-of': id };
  return [there, link(`${id}-reverse`, relation.to, relation.from, back)];
}

import type { Element, ElementKind, SourcePlace } from '@cleanpath/model';
import { attributesOf, compact, idPart, inLatitude, inLongitude, nameOf, numberOf } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import { arrayOf, isObject, type JsonObject } from '../input/parse-json.js';
import { oranKind } from '../rfc8345/o-ran.js';
import { deep, identity, member, others } from '../rfc8345/yang-members.js';
import { readConnections } from './read-connections.js';
import { readLinks } from './read-links.js';
import { namesOf } from './names.js';

export interface TapiContext {
  readonly file: string;
  readonly draft: ImportDraft;
  readonly merge: boolean;
  /** Uuid or name of the only topology wanted; empty for all. */
  readonly only: string;
  readonly kind: ElementKind;
  readonly pointer: string;
}

export interface Topology {
  readonly uuid: string;
  readonly source: JsonObject;
  readonly pointer: string;
  /** Element id by node uuid. */
  readonly nodes: Map<string, string>;
}

export function readTopologies(root: JsonObject, list: unknown, context: TapiContext): void {
  const topologies = arrayOf(list).flatMap((source, i) =>
    topology(source, `${context.pointer}/topology/${i}`, context),
  );
  const position = usablePositions(topologies, context);
  for (const found of topologies) {
    arrayOf(member(found.source, 'node')).forEach((node, i) => {
      readNode(found, node, { file: context.file, pointer: `${found.pointer}/node/${i}` }, position, context);
    });
  }
  readLinks(topologies, context);
  readConnections(root, context);
}

function topology(source: unknown, pointer: string, context: TapiContext): Topology[] {
  const uuid = idPart(member(source, 'uuid'));
  if (!isObject(source) || uuid === undefined) {
    context.draft.report('import-row-rejected', { file: context.file, pointer, message: 'A topology has no uuid' });
    return [];
  }
  if (context.only !== '' && context.only !== uuid && !namesOf(source).includes(context.only)) return [];
  return [{ uuid, source, pointer, nodes: new Map() }];
}

function readNode(
  { uuid, nodes }: Topology,
  node: unknown,
  place: SourcePlace,
  position: boolean,
  context: TapiContext,
): void {
  const nodeUuid = idPart(member(node, 'uuid'));
  const id = nodeUuid === undefined ? undefined : context.merge ? nodeUuid : idPart(`${uuid}/${nodeUuid}`);
  if (!isObject(node) || nodeUuid === undefined || id === undefined) {
    context.draft.report('import-row-rejected', { ...place, message: 'A node has no usable uuid' });
    return;
  }
  if (nodes.has(nodeUuid)) context.draft.tally('node uuid repeated in one topology');
  nodes.set(nodeUuid, id);
  if (context.merge && context.draft.elements.has(id)) {
    context.draft.tally('nodes of several topologies merged');
    return;
  }
  context.draft.element(nodeElement(id, node, position, context), place);
}

function nodeElement(id: string, node: JsonObject, position: boolean, context: TapiContext): Element {
  const names = namesOf(node);
  const type = identity(member(node, 'function'));
  const ports = arrayOf(member(node, 'owned-node-edge-point'));
  return compact({
    id,
    kind: oranKind(type) ?? context.kind,
    name: nameOf(names.find((name) => !/^\d*$/.test(name)) ?? names[0]),
    ...(position ? positionOf(node) : {}),
    attributes: attributesOf([
      ...others(node, 'uuid', 'owned-node-edge-point'),
      ['ports', ports.length === 0 ? undefined : ports.map((port) => [member(port, 'uuid') ?? null, ...namesOf(port)])],
    ]),
  });
}

function positionOf(node: unknown): { lat?: number; lon?: number } {
  const lat = numberOf(deep(node, 'geolocation', 'latitude'));
  const lon = numberOf(deep(node, 'geolocation', 'longitude'));
  return lat !== undefined && lon !== undefined && inLatitude(lat) && inLongitude(lon) ? { lat, lon } : {};
}

/** False where every node claims the same position: then it is a placeholder and no fact. */
function usablePositions(topologies: readonly Topology[], context: TapiContext): boolean {
  const found = new Set<string>();
  let count = 0;
  for (const { source } of topologies) {
    for (const node of arrayOf(member(source, 'node'))) {
      const { lat, lon } = positionOf(node);
      if (lat === undefined) continue;
      count++;
      found.add(`${lat},${lon ?? ''}`);
    }
  }
  if (count < 2 || found.size > 1) return true;
  context.draft.report('import-suspicious', {
    file: context.file,
    value: [...found][0],
    message: `All ${count} nodes have the same position, which is read as a placeholder and ignored`,
  });
  return false;
}

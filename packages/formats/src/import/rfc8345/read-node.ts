import { type Element, type ElementKind, type Relation, type SourcePlace } from '@cleanpath/model';
import { attributesOf, compact, idPart, inLatitude, inLongitude, nameOf, numberOf } from '../field-values.js';
import { arrayOf, isObject, type JsonObject } from '../input/parse-json.js';
import { oranKind } from './o-ran.js';
import type { NetworkNode, Rfc8345Context } from './read-networks.js';
import { deep, identity, member, others } from './yang-members.js';

/** Turns one node into an element; undefined (and reported) where it has no usable id. */
export function readNode(
  network: string,
  source: unknown,
  place: SourcePlace,
  context: Rfc8345Context,
): (NetworkNode & { nodeId: string }) | undefined {
  const nodeId = idPart(member(source, 'node-id'));
  if (!isObject(source) || nodeId === undefined) {
    const value = member(source, 'node-id');
    context.draft.report('import-row-rejected', { ...place, value, message: 'A node has no usable node-id' });
    return undefined;
  }
  const own = source['cleanpath:element'];
  if (isObject(own)) {
    const element = { ...own, id: idPart(own['id']) ?? nodeId } as unknown as Element;
    context.draft.element(element, place);
    ownDependencies(element.id, source, place, context);
    return { nodeId, id: element.id, kind: element.kind, node: source, place };
  }
  const id = `${network}/${nodeId}`;
  const kind = kindOf(source, nodeId, place, context);
  context.draft.element({ id, kind, ...describe(source, nodeId, place, context) }, place);
  return { nodeId, id, kind, node: source, place };
}

function kindOf(source: JsonObject, nodeId: string, place: SourcePlace, context: Rfc8345Context): ElementKind {
  const type = identity(member(source, 'type'));
  const kind = oranKind(type);
  if (kind) return kind;
  if (type !== undefined) {
    context.draft.tally(`node type not known: ${type.slice(0, 60)}`);
    const message = `The node type of ${nodeId.slice(0, 60)} is not known; read as ${context.options.kind}`;
    context.draft.report('import-value-ignored', { ...place, value: type, message });
  }
  return context.options.kind;
}

function describe(source: JsonObject, nodeId: string, place: SourcePlace, context: Rfc8345Context): Partial<Element> {
  const name =
    nameOf(member(source, 'name')) ??
    nameOf(deep(source, 'l3-node-attributes', 'name')) ??
    nameOf(deep(source, 'te', 'te-node-attributes', 'name')) ??
    nameOf(nodeId);
  const ports = member(source, 'termination-point');
  return compact({
    name,
    ...position(source, place, context),
    attributes: attributesOf([
      ...others(source, 'node-id', 'termination-point', 'supporting-node', 'geo-location'),
      ['ports', ports],
      ['supporting-node', member(source, 'supporting-node')],
    ]),
  });
}

/** RFC 9179 geo-location, degrees on WGS 84 unless another body is named. */
function position(source: JsonObject, place: SourcePlace, context: Rfc8345Context): { lat?: number; lon?: number } {
  const location = deep(source, 'geo-location', 'location');
  if (location === undefined) return {};
  const lat = numberOf(member(location, 'latitude'));
  const lon = numberOf(member(location, 'longitude'));
  if (lat !== undefined && lon !== undefined && inLatitude(lat) && inLongitude(lon)) return { lat, lon };
  context.draft.report('import-value-ignored', {
    ...place,
    value: location,
    message: 'The geo-location has no usable latitude and longitude',
  });
  return {};
}

/** Dependencies that our own export wrote at the node that has them: RFC 8345 has no place for them. */
function ownDependencies(id: string, source: JsonObject, place: SourcePlace, context: Rfc8345Context): void {
  for (const dependency of arrayOf(source['cleanpath:depends-on'])) {
    if (isObject(dependency)) context.draft.relation({ ...dependency, from: id } as unknown as Relation, place);
  }
}

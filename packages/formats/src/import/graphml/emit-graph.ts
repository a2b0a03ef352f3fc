import { ELEMENT_KINDS, type Element, type ElementKind, type Relation } from '@cleanpath/model';
import { attributesOf, compact, idPart, inLatitude, inLongitude, metricOf, nameOf, numberOf } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import type { DataValue, GraphDocument, GraphEdge, GraphNode } from './graph-document.js';
import { ownElement, ownId, ownRecords, ownRelation } from './own-fields.js';

export interface GraphContext {
  readonly file: string;
  /** Put before ids with a slash; empty for none. */
  readonly prefix: string;
  readonly kind: ElementKind;
  readonly nameKey: string;
  readonly draft: ImportDraft;
}

/** Hands a parsed graph to the draft: nodes first, then what connects them. */
export function emitGraph(graph: GraphDocument, context: GraphContext): void {
  const ids = new Map<string, string>();
  if (graph.own) ownRecords(graph.data, context.file, context.draft);
  for (const node of graph.nodes) {
    const id = graph.own ? ownId(node.id, node.data) : elementId(node.id, context);
    if (id === undefined) reject(node, context);
    else if (ids.has(node.id))
      context.draft.report('duplicate-id', { ...node.place, value: node.id, message: 'Two nodes have the same id' });
    else {
      ids.set(node.id, id);
      context.draft.element(graph.own ? ownElement(id, node.data) : element(id, node, context), node.place);
    }
  }
  for (const node of graph.nodes) {
    const [from, to] = [ids.get(node.id), ids.get(node.parent ?? '')];
    if (!graph.own && from !== undefined && to !== undefined && from !== to)
      context.draft.relation({ from, to, type: 'part-of' }, node.place);
  }
  emitEdges(graph, ids, context);
  emitHyperedges(graph, ids, context);
}

function elementId(id: string, context: GraphContext): string | undefined {
  const part = idPart(id);
  return part === undefined ? undefined : idPart(context.prefix === '' ? part : `${context.prefix}/${part}`);
}

function reject(node: GraphNode, { draft }: GraphContext): void {
  draft.report('import-row-rejected', { ...node.place, value: node.id, message: 'A node has no usable id' });
}

function element(id: string, node: GraphNode, context: GraphContext): Element {
  const data = new Map(node.data);
  const name = nameOf(take(data, [context.nameKey]));
  const [lat, lon] = takePosition(data, node, context);
  const region = nameOf(take(data, ['Country']));
  const junction = numberOf(data.get('hyperedge')) === 1;
  const external = data.has('Internal') && numberOf(data.get('Internal')) === 0;
  const stated = data.get('kind');
  const known =
    typeof stated === 'string' && Object.hasOwn(ELEMENT_KINDS, stated) ? (stated as ElementKind) : undefined;
  return compact({
    id,
    kind: known ?? (junction ? 'junction' : external ? 'external' : context.kind),
    name,
    region,
    lat,
    lon,
    passive: junction ? true : undefined,
    attributes: attributesOf([...data, ['ports', node.ports.length > 0 ? node.ports : undefined]]),
  });
}

function takePosition(
  data: Map<string, DataValue>,
  node: GraphNode,
  context: GraphContext,
): [number | undefined, number | undefined] {
  const lat = take(data, ['Latitude', 'latitude', 'lat']);
  const lon = take(data, ['Longitude', 'longitude', 'lon', 'lng']);
  if (lat === undefined && lon === undefined) return [undefined, undefined];
  const [latNumber, lonNumber] = [numberOf(lat), numberOf(lon)];
  if (inLatitude(latNumber) && inLongitude(lonNumber)) return [latNumber, lonNumber];
  const message = 'A position needs a latitude within 90 and a longitude within 180 degrees';
  context.draft.report('import-value-ignored', { ...node.place, value: [lat ?? null, lon ?? null], message });
  return [undefined, undefined];
}

function take(data: Map<string, DataValue>, names: readonly string[]): DataValue | undefined {
  for (const name of names) {
    const value = data.get(name);
    if (value === undefined) continue;
    data.delete(name);
    return value;
  }
  return undefined;
}

function emitEdges(graph: GraphDocument, ids: ReadonlyMap<string, string>, context: GraphContext): void {
  const { draft } = context;
  const parallels = new Set<string>();
  for (const edge of graph.edges) {
    const [from, to] = [ids.get(edge.source), ids.get(edge.target)];
    if (from === undefined || to === undefined) {
      draft.report('import-dangling', {
        ...edge.place,
        value: from === undefined ? edge.source : edge.target,
        message: 'An edge names a node that is not in the file',
      });
    } else if (graph.own) draft.relation(ownRelation(from, to, edge.data), edge.place);
    else if (from === to) draft.tally('self-loops dropped');
    else {
      const pair = JSON.stringify(from < to ? [from, to] : [to, from]);
      const parallel = parallels.has(pair);
      parallels.add(pair);
      if (parallel) draft.tally('parallel edges kept');
      draft.relation(link(from, to, edge, parallel), edge.place);
    }
  }
}

function link(from: string, to: string, edge: GraphEdge, parallel: boolean): Relation {
  const data = new Map(edge.data);
  const raw = numberOf(data.get('LinkSpeedRaw'));
  const capacity = raw !== undefined && raw >= 0 ? raw : undefined;
  if (capacity !== undefined) data.delete('LinkSpeedRaw');
  const metric = metricOf(data.get('metric'));
  if (metric !== undefined) data.delete('metric');
  const [sourcePort, targetPort] = edge.ports;
  return compact({
    from,
    to,
    type: 'link' as const,
    direction: edge.directed ? ('forward' as const) : undefined,
    metric,
    capacity,
    attributes: attributesOf([
      ...data,
      // Without this a parallel edge with equal data would look like a repetition of the first.
      ['edge', edge.id ?? (parallel ? `#${edge.index}` : undefined)],
      ['sourceport', sourcePort],
      ['targetport', targetPort],
    ]),
  });
}

/** A hyperedge joins any number of nodes: a passive junction with a link to each (GraphML primer, hyperedges). */
function emitHyperedges(graph: GraphDocument, ids: ReadonlyMap<string, string>, context: GraphContext): void {
  const { draft } = context;
  for (const hyperedge of graph.hyperedges) {
    const id = elementId(`hyperedge/${hyperedge.id ?? hyperedge.index}`, context);
    if (id === undefined) continue;
    const name = nameOf(hyperedge.data.get(context.nameKey));
    draft.element(
      compact({ id, kind: 'junction' as const, name, passive: true, attributes: attributesOf(hyperedge.data) }),
      hyperedge.place,
    );
    const joined = new Set<string>();
    for (const { node, type } of hyperedge.endpoints) {
      const end = ids.get(node);
      if (end === undefined)
        draft.report('import-dangling', {
          ...hyperedge.place,
          value: node,
          message: 'A hyperedge names a node that is not in the file',
        });
      else if (joined.has(end)) draft.tally('self-loops dropped');
      else {
        joined.add(end);
        // The standard does not say whether "in" is seen from the node or from the hyperedge.
        const directed = type !== 'undir';
        if (directed) draft.assume('Directed endpoints of hyperedges are read as working both ways');
        const attributes = directed ? { attributes: { endpoint: type } } : {};
        draft.relation({ from: id, to: end, type: 'link', ...attributes }, hyperedge.place);
      }
    }
  }
}

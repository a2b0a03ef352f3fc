import type { Relation, SourcePlace } from '@cleanpath/model';
import { attributesOf, compact, idPart, metricOf } from '../field-values.js';
import { arrayOf, isObject, pointerStep, type JsonObject } from '../input/parse-json.js';
import { directLinks } from './link-direction.js';
import { oranInterface, writtenBackwards, type OranInterface } from './o-ran.js';
import { dangling } from './dangling.js';
import type { Network, NetworkNode, Rfc8345Context } from './read-networks.js';
import { deep, found, member, others } from './yang-members.js';

/** A link whose ends exist. */
export interface NetworkLink {
  readonly linkId: string;
  readonly link: JsonObject;
  readonly place: SourcePlace;
  readonly source: NetworkNode;
  readonly destination: NetworkNode;
  readonly sourcePort: string | undefined;
  readonly destinationPort: string | undefined;
  readonly oran: OranInterface | undefined;
  readonly metric: number | undefined;
}

/** A link after its direction is settled. */
export interface DirectedLink extends NetworkLink {
  readonly direction: 'both' | 'forward';
  readonly metricReverse: number | undefined;
}

/** Reads the links of all networks and relates their ends; links that carry links become elements. */
export function networkLinks(networks: ReadonlyMap<string, Network>, context: Rfc8345Context): void {
  const linksOf = new Map<string, DirectedLink[]>();
  for (const network of networks.values()) linksOf.set(network.id, directLinks(readLinks(network, context), context));
  const asElements = linksThatAreElements(linksOf, context);
  for (const [network, links] of linksOf) {
    for (const link of links) {
      const id = `${network}/link/${link.linkId}`;
      if (asElements.has(id)) linkElement(id, link, context);
      else if (!link.oran || link.oran.type === 'link') context.draft.relation(linkRelation(link), link.place);
      else dependency(link, context);
    }
  }
  for (const [network, links] of linksOf) for (const link of links) supportingLinks(network, link, asElements, context);
}

function readLinks(network: Network, context: Rfc8345Context): NetworkLink[] {
  const links: NetworkLink[] = [];
  const [key, list] = found(network.source, 'link') ?? ['link', []];
  arrayOf(list).forEach((link, i) => {
    const place = { file: context.file, pointer: `${network.pointer}/${pointerStep(key)}/${i}` };
    const read = readLink(network, link, place, context);
    if (read) links.push(read);
  });
  return links;
}

function readLink(
  network: Network,
  link: unknown,
  place: SourcePlace,
  context: Rfc8345Context,
): NetworkLink | undefined {
  const linkId = idPart(member(link, 'link-id'));
  if (!isObject(link) || linkId === undefined) {
    context.draft.report('import-row-rejected', { ...place, message: 'A link has no usable link-id' });
    return undefined;
  }
  if (link['cleanpath:reverse-of'] !== undefined) return undefined;
  const own = link['cleanpath:relation'];
  if (isObject(own)) {
    context.draft.relation(own as unknown as Relation, place);
    return undefined;
  }
  context.draft.tally('links in the source');
  const source = network.nodes.get(idPart(deep(link, 'source', 'source-node')) ?? '');
  const destination = network.nodes.get(idPart(deep(link, 'destination', 'dest-node')) ?? '');
  if (!source || !destination) {
    dangling(context, place, 'link end', linkId);
    return undefined;
  }
  context.draft.tally('links kept');
  if (source === destination) {
    context.draft.tally('links from a node to itself dropped');
    return undefined;
  }
  return {
    linkId,
    link,
    place,
    source,
    destination,
    sourcePort: idPart(deep(link, 'source', 'source-tp')),
    destinationPort: idPart(deep(link, 'destination', 'dest-tp')),
    oran: network.oran ? oranInterface(linkId) : undefined,
    metric: linkMetric(link, place, context),
  };
}

/** RFC 8346 `metric1` or RFC 8795 `te-default-metric`; a value no router could use is reported and ignored. */
function linkMetric(link: JsonObject, place: SourcePlace, context: Rfc8345Context): number | undefined {
  const value =
    deep(link, 'l3-link-attributes', 'metric1') ??
    deep(link, 'te', 'te-link-attributes', 'te-default-metric') ??
    deep(link, 'te-link-attributes', 'te-default-metric');
  const metric = metricOf(value);
  if (value !== undefined && metric === undefined) {
    context.draft.report('import-value-ignored', {
      ...place,
      value,
      message: 'A metric must be an integer of 1 or more',
    });
  }
  return metric;
}

function linkRelation(link: DirectedLink): Relation {
  return compact({
    from: link.source.id,
    to: link.destination.id,
    type: 'link' as const,
    direction: link.direction === 'forward' ? ('forward' as const) : undefined,
    metric: link.metric,
    metricReverse: link.metricReverse,
    attributes: linkAttributes(link),
  });
}

function linkAttributes(link: DirectedLink): Relation['attributes'] {
  return attributesOf([
    ['link-id', link.linkId],
    ['source-tp', link.sourcePort],
    ['dest-tp', link.destinationPort],
    ...others(link.link, 'link-id', 'source', 'destination', 'supporting-link'),
  ]);
}

/** An O-RAN interface that manages, controls or times: the lower node depends on the higher one. */
function dependency(link: DirectedLink, context: Rfc8345Context): void {
  const backwards = writtenBackwards(link.source.kind, link.destination.kind);
  if (backwards) context.draft.tally('O-RAN links written from the manager to the managed, turned round');
  const [from, to] = backwards ? [link.destination, link.source] : [link.source, link.destination];
  context.draft.relation(
    { from: from.id, to: to.id, type: link.oran!.type, attributes: linkAttributes(link)! },
    link.place,
  );
}

function linkElement(id: string, link: DirectedLink, context: Rfc8345Context): void {
  const attributes = linkAttributes(link)!;
  context.draft.element({ id, kind: 'link', name: link.linkId, attributes }, link.place);
  const direction = link.direction === 'forward' ? ({ direction: 'forward' } as const) : {};
  const metric = compact({ metric: link.metric, metricReverse: link.metricReverse });
  context.draft.relation({ from: link.source.id, to: id, type: 'link', ...direction, ...metric }, link.place);
  context.draft.relation({ from: id, to: link.destination.id, type: 'link', ...direction, ...metric }, link.place);
}

function linksThatAreElements(
  linksOf: ReadonlyMap<string, readonly DirectedLink[]>,
  context: Rfc8345Context,
): ReadonlySet<string> {
  const ids = new Set<string>();
  if (context.options.links === 'relations') return ids;
  for (const [network, links] of linksOf) {
    for (const link of links) {
      const carries = !link.oran || link.oran.type === 'link';
      if (context.options.links === 'elements' && carries) ids.add(`${network}/link/${link.linkId}`);
      for (const reference of arrayOf(member(link.link, 'supporting-link'))) {
        ids.add(`${network}/link/${link.linkId}`);
        ids.add(underlayId(network, reference) ?? '');
      }
    }
  }
  return ids;
}

/** RFC 8345 §4.2: an overlay link needs every underlay link it runs over, so one group with k = m. */
function supportingLinks(
  network: string,
  link: DirectedLink,
  asElements: ReadonlySet<string>,
  context: Rfc8345Context,
): void {
  const references = arrayOf(member(link.link, 'supporting-link'));
  const id = `${network}/link/${link.linkId}`;
  const targets = new Set<string>();
  for (const reference of references) {
    const target = underlayId(network, reference);
    if (asElements.has(id) && target !== undefined && target !== id && context.draft.elements.has(target))
      targets.add(target);
    else dangling(context, link.place, 'supporting-link', reference);
  }
  const group = targets.size > 1 ? { group: 'underlay', need: targets.size } : {};
  for (const to of targets) context.draft.relation({ from: id, to, type: 'carried-by', ...group }, link.place);
}

function underlayId(network: string, reference: unknown): string | undefined {
  const linkRef = idPart(member(reference, 'link-ref'));
  return linkRef === undefined ? undefined : `${idPart(member(reference, 'network-ref')) ?? network}/link/${linkRef}`;
}

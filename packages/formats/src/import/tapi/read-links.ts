import type { Relation, SourcePlace } from '@cleanpath/model';
import { attributesOf, compact, idPart, metricOf, nameOf, numberOf } from '../field-values.js';
import { arrayOf, isObject, type JsonObject } from '../input/parse-json.js';
import { deep, member, others } from '../rfc8345/yang-members.js';
import { namesOf } from './names.js';
import type { TapiContext, Topology } from './read-topologies.js';

/** Bits per second of the capacity units of tapi-common. */
const UNITS: Readonly<Record<string, number>> = { TBPS: 1e12, GBPS: 1e9, MBPS: 1e6, KBPS: 1e3, BPS: 1 };
/** A risk identifier on all of fewer links than this may be true. */
const FEWEST_LINKS_FOR_PLACEHOLDER = 10;

export function readLinks(topologies: readonly Topology[], context: TapiContext): void {
  const placeholder = placeholderRisk(topologies, context);
  const seen = new Set<string>();
  for (const topology of topologies) {
    arrayOf(member(topology.source, 'link')).forEach((link, i) => {
      const place = { file: context.file, pointer: `${topology.pointer}/link/${i}` };
      const uuid = idPart(member(link, 'uuid'));
      if (!isObject(link) || uuid === undefined) {
        context.draft.report('import-row-rejected', { ...place, message: 'A link has no usable uuid' });
        return;
      }
      context.draft.tally('links in the source');
      if (context.merge && seen.has(uuid)) context.draft.tally('links of several topologies merged');
      else readLink(uuid, link, topology, placeholder, place, context);
      seen.add(uuid);
    });
  }
}

function readLink(
  uuid: string,
  link: JsonObject,
  topology: Topology,
  placeholder: string | undefined,
  place: SourcePlace,
  context: TapiContext,
): void {
  const { draft } = context;
  const ends = new Set(
    arrayOf(member(link, 'node-edge-point')).map((point) => nodeOf(point, topology, place, context)),
  );
  if (ends.has(undefined) || ends.size > 2) {
    draft.report('import-dangling', {
      ...place,
      value: uuid,
      message: 'A link does not join two nodes of its topology',
    });
    return;
  }
  const [from, to] = [...ends];
  if (from === undefined || to === undefined) {
    draft.tally('links from a node to itself dropped');
    return;
  }
  const risks = riskIds(link).filter((risk) => risk !== placeholder);
  const facts = compact({
    direction: member(link, 'direction') === 'UNIDIRECTIONAL' ? ('forward' as const) : undefined,
    metric: cost(link, place, context),
    capacity: capacity(link, place, context),
  });
  const attributes = attributesOf([
    ['uuid', uuid],
    ['name', namesOf(link)[0]],
    ...others(link, 'uuid', 'name', 'node-edge-point', 'direction'),
  ])!;
  latencyIsText(link, place, context);
  if (risks.length === 0) {
    draft.relation({ from, to, type: 'link', ...facts, attributes }, place);
    return;
  }
  const id = idPart(context.merge ? `link/${uuid}` : `${topology.uuid}/link/${uuid}`)!;
  draft.element(compact({ id, kind: 'link' as const, name: namesOf(link)[0], riskGroups: risks, attributes }), place);
  draft.relation({ from, to: id, type: 'link', ...facts } satisfies Relation, place);
  draft.relation({ from: id, to, type: 'link', ...facts } satisfies Relation, place);
}

/** The node a node-edge-point belongs to; a reference into another topology is read as meaning its own. */
function nodeOf(point: unknown, topology: Topology, place: SourcePlace, context: TapiContext): string | undefined {
  const node = topology.nodes.get(idPart(member(point, 'node-uuid')) ?? '');
  const named = member(point, 'topology-uuid');
  if (node !== undefined && named !== undefined && named !== topology.uuid) {
    const message = 'A node-edge-point names another topology; its node exists here too and is used';
    context.draft.report('import-assumption', { ...place, value: named, message });
    context.draft.tally('references into another topology resolved locally');
  }
  return node;
}

function cost(link: JsonObject, place: SourcePlace, context: TapiContext): number | undefined {
  for (const characteristic of arrayOf(member(link, 'cost-characteristic'))) {
    const value = member(characteristic, 'cost-value');
    const metric = metricOf(value);
    if (metric !== undefined) return metric;
    if (value !== undefined) ignored('cost-value', value, place, context);
  }
  return undefined;
}

function capacity(link: JsonObject, place: SourcePlace, context: TapiContext): number | undefined {
  const size = deep(link, 'total-potential-capacity', 'total-size');
  if (size === undefined) return undefined;
  const value = numberOf(member(size, 'value'));
  const unit = UNITS[String(member(size, 'unit')).toUpperCase().replace(/^.*:/, '')];
  if (value !== undefined && value >= 0 && unit !== undefined) return value * unit;
  ignored('total-potential-capacity', size, place, context);
  return undefined;
}

/** Latency is kept as an attribute only; text in it is still worth a warning, as it shows an unfilled template. */
function latencyIsText(link: JsonObject, place: SourcePlace, context: TapiContext): void {
  for (const characteristic of arrayOf(member(link, 'latency-characteristic'))) {
    const value = member(characteristic, 'fixed-latency-characteristic');
    if (value !== undefined && numberOf(value) === undefined)
      ignored('fixed-latency-characteristic', value, place, context);
  }
}

function ignored(field: string, value: unknown, place: SourcePlace, context: TapiContext): void {
  context.draft.report('import-value-ignored', { ...place, value, message: `${field} is not a usable number` });
  context.draft.tally(`${field} is not a usable number`);
}

function riskIds(link: unknown): string[] {
  const risks = arrayOf(member(link, 'risk-characteristic')).flatMap((risk) =>
    arrayOf(member(risk, 'risk-identifier-list')),
  );
  return [...new Set(risks.flatMap((risk) => nameOf(risk) ?? []))];
}

/** One identifier on every link says nothing about which fail together. */
function placeholderRisk(topologies: readonly Topology[], context: TapiContext): string | undefined {
  const links = topologies.flatMap(({ source }) => arrayOf(member(source, 'link')));
  const distinct = new Set(links.flatMap(riskIds));
  const [only] = distinct;
  if (
    distinct.size !== 1 ||
    links.length < FEWEST_LINKS_FOR_PLACEHOLDER ||
    !links.every((link) => riskIds(link).length > 0)
  )
    return undefined;
  context.draft.report('import-suspicious', {
    file: context.file,
    value: only,
    message: `All ${links.length} links have the one risk identifier, which is read as a placeholder and ignored`,
  });
  return only;
}

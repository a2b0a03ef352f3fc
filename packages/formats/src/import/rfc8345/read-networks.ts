import type { ElementKind, SourcePlace } from '@cleanpath/model';
import { idPart } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import { arrayOf, isObject, own, pointerStep, type JsonObject } from '../input/parse-json.js';
import { readOwnDocuments } from '../own-documents.js';
import { ReferenceCensus } from '../reference-census.js';
import { dangling } from './dangling.js';
import { networkLinks } from './network-links.js';
import { readNode } from './read-node.js';
import { found, member } from './yang-members.js';

export interface Rfc8345Options {
  readonly direction: 'auto' | 'both' | 'forward';
  readonly links: 'auto' | 'relations' | 'elements';
  readonly 'port-references': 'attribute' | 'depend';
  readonly 'o-ran': 'auto' | 'on' | 'off';
  readonly kind: ElementKind;
}

export interface Rfc8345Context {
  readonly file: string;
  readonly pointer: string;
  readonly options: Rfc8345Options;
  readonly draft: ImportDraft;
}

export interface NetworkNode {
  /** Element id: network-id/node-id. */
  readonly id: string;
  readonly kind: ElementKind;
  readonly node: JsonObject;
  readonly place: SourcePlace;
}

export interface Network {
  readonly id: string;
  readonly pointer: string;
  readonly nodes: Map<string, NetworkNode>;
  readonly source: JsonObject;
  readonly oran: boolean;
}

/** Reads all networks first, then what refers from one to another. */
export function readNetworks(container: JsonObject, context: Rfc8345Context): void {
  ownRecords(container, context);
  const networks = new Map<string, Network>();
  const [key, list] = found(container, 'network') ?? ['network', []];
  arrayOf(list).forEach((source, i) => {
    const network = readNetwork(source, `${context.pointer}/${pointerStep(key)}/${i}`, context);
    if (!network) return;
    if (networks.has(network.id)) {
      const place = { file: context.file, pointer: network.pointer };
      context.draft.report('duplicate-id', {
        ...place,
        value: network.id,
        message: 'Two networks have the same network-id',
      });
    } else networks.set(network.id, network);
  });
  const census = new ReferenceCensus();
  for (const network of networks.values()) {
    supportingNodes(network, networks, census, context);
    portReferences(network, networks, census, context);
  }
  networkLinks(networks, context);
  census.report(context.draft, context.file);
}

function readNetwork(source: unknown, pointer: string, context: Rfc8345Context): Network | undefined {
  const place = { file: context.file, pointer };
  const id = idPart(member(source, 'network-id'));
  if (!isObject(source) || id === undefined) {
    context.draft.report('import-row-rejected', { ...place, message: 'A network has no network-id' });
    return undefined;
  }
  const nodes = new Map<string, NetworkNode>();
  const [key, list] = found(source, 'node') ?? ['node', []];
  arrayOf(list).forEach((node, i) => {
    const read = readNode(id, node, { file: context.file, pointer: `${pointer}/${pointerStep(key)}/${i}` }, context);
    if (!read) return;
    if (nodes.has(read.nodeId)) context.draft.tally('node-id repeated in one network');
    else nodes.set(read.nodeId, read);
  });
  const { 'o-ran': mode } = context.options;
  const typed = [...nodes.values()].some(({ node }) => /^o-ran/.test(String(member(node, 'type'))));
  return { id, pointer, nodes, source, oran: mode === 'on' || (mode === 'auto' && typed) };
}

/** `supporting-node` (RFC 8345 §4.1): the node runs on a node of an underlay network. */
function supportingNodes(
  network: Network,
  networks: ReadonlyMap<string, Network>,
  census: ReferenceCensus,
  context: Rfc8345Context,
): void {
  for (const { id, node, place } of network.nodes.values()) {
    for (const reference of arrayOf(member(node, 'supporting-node'))) {
      const target = nodeOf(reference, network, networks);
      if (!target) {
        dangling(context, place, 'supporting-node', reference);
      } else if (target.id !== id) {
        census.count('supporting-node', target.id);
        context.draft.relation({ from: id, to: target.id, type: 'hosted-on' }, place);
      }
    }
  }
}

/** Ports supported by ports of other nodes: kept as attributes, made dependencies only on request. */
function portReferences(
  network: Network,
  networks: ReadonlyMap<string, Network>,
  census: ReferenceCensus,
  context: Rfc8345Context,
): void {
  for (const { id, node, place } of network.nodes.values()) {
    for (const port of arrayOf(member(node, 'termination-point'))) {
      for (const reference of arrayOf(member(port, 'supporting-termination-point'))) {
        const target = nodeOf(reference, network, networks);
        if (!target || target.id === id) continue;
        census.count('supporting-termination-point', target.id);
        context.draft.tally('termination points supported by another node');
        if (context.options['port-references'] === 'depend') {
          context.draft.relation({ from: id, to: target.id, type: 'hosted-on' }, place);
        }
      }
    }
  }
}

/** The node a reference of the kind {network-ref, node-ref} names; without a network its own is meant. */
export function nodeOf(
  reference: unknown,
  network: Network,
  networks: ReadonlyMap<string, Network>,
): NetworkNode | undefined {
  const networkRef = idPart(member(reference, 'network-ref'));
  const nodeRef = idPart(member(reference, 'node-ref'));
  const target = networkRef === undefined ? network : networks.get(networkRef);
  return nodeRef === undefined ? undefined : target?.nodes.get(nodeRef);
}

/** What our own export wrote beside the networks. */
function ownRecords(container: JsonObject, { draft, file, pointer }: Rfc8345Context): void {
  const key = (name: string): string => `cleanpath:${name}`;
  readOwnDocuments(
    (name) => own(container, key(name)),
    (name, index) => ({ file, pointer: `${pointer}/${key(name)}${index === undefined ? '' : `/${index}`}` }),
    draft,
  );
}

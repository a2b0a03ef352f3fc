import { idPart, nameOf } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import { isObject, own, withinDepth } from '../input/parse-json.js';
import type { KubernetesContext } from './read-objects.js';
import type { Workload } from './read-workload.js';

export interface PodInterface {
  readonly name: string;
  readonly network: string;
}

/** Annotation of the Kubernetes network plumbing group's multi-network specification. */
const NETWORKS_ANNOTATION = 'k8s.v1.cni.cncf.io/networks';

/** The further interfaces of a pod: JSON, or the short form `namespace/network@interface, …`. */
export function readInterfaces(workload: Workload, draft: ImportDraft): PodInterface[] {
  const text = Object.hasOwn(workload.annotations, NETWORKS_ANNOTATION)
    ? workload.annotations[NETWORKS_ANNOTATION]!.trim()
    : '';
  if (text === '') return [];
  if (!/^[[{]/.test(text)) return text.split(',').flatMap((item) => shortForm(item.trim()));
  const list = withinDepth(text) ? parsed(text) : undefined;
  if (list !== undefined) return list.flatMap(interfaceOf);
  draft.report('import-value-ignored', {
    ...workload.place,
    value: text,
    message: `The annotation ${NETWORKS_ANNOTATION} is not valid JSON`,
  });
  return [];
}

/**
 * Joins a workload to the cluster network and to the attached ones: each network is an element of kind `link`
 * that carries traffic between all that are on it.
 */
export function joinNetworks(
  id: string,
  workload: Workload,
  interfaces: readonly PodInterface[],
  context: KubernetesContext,
): void {
  const { draft, cluster } = context;
  const { place, namespace } = workload;
  const shared = `${cluster}/network`;
  if (!draft.elements.has(shared)) {
    draft.element({ id: shared, kind: 'link', name: 'Cluster network' }, place);
    draft.relation({ from: shared, to: cluster, type: 'hosted-on' }, place);
    draft.assume('Every workload is read as reachable over the cluster network; network policies are not evaluated');
  }
  draft.relation({ from: id, to: shared, type: 'link' }, place);
  for (const { name, network } of interfaces) {
    const networkId = `${cluster}/${namespace}/network/${network}`;
    if (!draft.elements.has(networkId)) {
      draft.element({ id: networkId, kind: 'link', name: network }, place);
      draft.relation({ from: networkId, to: cluster, type: 'hosted-on' }, place);
    }
    draft.relation({ from: id, to: networkId, type: 'link', attributes: { interface: name } }, place);
  }
}

function parsed(text: string): unknown[] | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value) ? (value as unknown[]) : [value];
  } catch {
    return undefined;
  }
}

function interfaceOf(item: unknown): PodInterface[] {
  const network = idPart(own(item, 'name'));
  if (!isObject(item) || network === undefined) return [];
  return [{ network, name: nameOf(own(item, 'interface')) ?? interfaceName(network) }];
}

function shortForm(item: string): PodInterface[] {
  const [path = '', name] = item.split('@');
  const network = idPart(path.slice(path.lastIndexOf('/') + 1));
  return network === undefined ? [] : [{ network, name: nameOf(name) ?? interfaceName(network) }];
}

/** A reference point in the name of a network, `n2network-amf` → n2; else the name itself. */
function interfaceName(network: string): string {
  return /(?:^|[^a-z0-9])(n\d{1,2}|f1[cu]?|e[12]|o1)(?![0-9])/i.exec(network)?.[1]?.toLowerCase() ?? network;
}

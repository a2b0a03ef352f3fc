import type { Element, Party, SourcePlace } from '@cleanpath/model';
import { functionDemand } from '../containers/function-demands.js';
import type { DeployedImage } from '../containers/image-catalog.js';
import { parseImage } from '../containers/image-reference.js';
import { matchCommand, matchToken, type TokenMatch } from '../containers/workload-kind.js';
import { attributesOf, compact, idPart, nameOf, numberOf } from '../field-values.js';
import { arrayOf, own } from '../input/parse-json.js';
import { joinNetworks, readInterfaces } from './networks.js';
import { claimElement } from './claim-element.js';
import type { KubernetesContext } from './read-objects.js';

export interface Workload {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly spec: unknown;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly pod: unknown;
  readonly place: SourcePlace;
}

interface Container {
  readonly name: string;
  readonly image: string | undefined;
  readonly command: readonly string[];
}

/** Labels that tell the function, the most specific first. */
const FUNCTION_LABELS = [
  'nf',
  'nf-type',
  'nfType',
  'app.kubernetes.io/component',
  'app.kubernetes.io/name',
  'app',
  'k8s-app',
  'component',
  'name',
  'io.kompose.service',
] as const;

/** Side-cars of service meshes and multi-homing, which are never the function itself. */
const SIDE_CARS =
  /^(istio-proxy|linkerd-proxy|envoy|proxy|vault-agent|fluent-?bit|tcpdump|log-.*|.*-exporter|metrics)$/;

export function readWorkload(workload: Workload, context: KubernetesContext): void {
  const { draft, cluster } = context;
  const { place } = workload;
  const containers = containersOf(workload, 'containers');
  const guess = functionOf(workload, containers);
  const main = mainContainer(containers, guess);
  const image = main?.image === undefined ? undefined : context.images.deploy(main.image, place);
  const others = [...containersOf(workload, 'initContainers'), ...containers.filter((container) => container !== main)];
  const components = others.flatMap(({ image: text }) => {
    const deployed = text === undefined ? undefined : context.images.deploy(text, place);
    return deployed ? [deployed] : [];
  });
  const interfaces = readInterfaces(workload, draft);
  const id = `${cluster}/${workload.namespace}/${workload.kind.toLowerCase()}/${workload.name}`;
  const batch = workload.kind === 'Job' || workload.kind === 'CronJob';
  const element: Element = compact({
    id,
    kind: batch ? ('application' as const) : (guess?.kind ?? ('application' as const)),
    name: workload.name,
    product: image?.product,
    version: image?.version,
    parties: componentParties(components, image),
    attributes: attributesOf([
      ['namespace', workload.namespace],
      ['workload', workload.kind],
      ['nfType', batch ? undefined : guess?.nfType],
      ['replicas', replicasOf(workload)],
      ['image', main?.image],
      ['digest', image?.reference.digest],
      [
        'components',
        components.length > 0
          ? components.map(({ product, version }) => (version === undefined ? product : `${product}:${version}`))
          : undefined,
      ],
      ['interfaces', interfaces.length > 0 ? interfaces.map(({ name, network }) => ({ name, network })) : undefined],
      ['labels', Object.keys(workload.labels).length > 0 ? workload.labels : undefined],
      ['zone', own(own(workload.pod, 'nodeSelector'), 'topology.kubernetes.io/zone')],
    ]),
  });
  if (!batch && guess === undefined) draft.tally('workloads whose function is not recognised, read as application');
  draft.element(element, place);
  if (context.demands) functionDemand(element, place, draft);
  host(id, workload, context);
  for (const claim of claimsOf(workload)) {
    draft.relation({ from: id, to: claimElement(workload.namespace, claim, place, context), type: 'stores-on' }, place);
  }
  if (context.networks) joinNetworks(id, workload, interfaces, context);
}

function containersOf(workload: Workload, list: string): Container[] {
  return arrayOf(own(workload.pod, list)).map((container) => ({
    name: nameOf(own(container, 'name')) ?? '',
    image: nameOf(own(container, 'image')),
    command: [...arrayOf(own(container, 'command')), ...arrayOf(own(container, 'args'))].filter(
      (part) => typeof part === 'string',
    ),
  }));
}

/** By labels, then by the names of workload and container, then by image and command. */
function functionOf(workload: Workload, containers: readonly Container[]): TokenMatch | undefined {
  for (const label of FUNCTION_LABELS) {
    const match = Object.hasOwn(workload.labels, label) ? matchToken(workload.labels[label]!) : undefined;
    if (match) return match;
  }
  const main = mainContainer(containers, undefined);
  const image = main?.image === undefined ? undefined : parseImage(main.image);
  return (
    matchToken(workload.name) ??
    (main === undefined ? undefined : matchToken(main.name)) ??
    (image === undefined ? undefined : matchToken(image.name.slice(image.name.lastIndexOf('/') + 1))) ??
    matchCommand(main?.command ?? [])
  );
}

/** The container of the function itself, else the first that is no known side-car. */
function mainContainer(containers: readonly Container[], guess: TokenMatch | undefined): Container | undefined {
  const candidates = containers.filter(({ name }) => !SIDE_CARS.test(name));
  const named = guess === undefined ? undefined : candidates.find(({ name }) => matchToken(name)?.kind === guess.kind);
  return named ?? candidates[0] ?? containers[0];
}

function componentParties(components: readonly DeployedImage[], main: DeployedImage | undefined): Party[] | undefined {
  const suppliers = new Set(components.flatMap(({ supplier }) => (supplier === undefined ? [] : [supplier])));
  if (main?.supplier !== undefined) suppliers.delete(main.supplier);
  return suppliers.size === 0 ? undefined : [...suppliers].map((supplier) => ({ supplier, role: 'component' }));
}

function replicasOf({ kind, spec }: Workload): number | undefined {
  const stated = numberOf(own(spec, 'replicas'));
  if (stated !== undefined) return stated;
  return kind === 'Deployment' || kind === 'StatefulSet' || kind === 'ReplicaSet' || kind === 'Pod' ? 1 : undefined;
}

/** The cluster hosts a workload, or the node it is pinned to, which is part of the cluster. */
function host(id: string, { pod, place }: Workload, { cluster, draft }: KubernetesContext): void {
  if (!draft.elements.has(cluster)) draft.element({ id: cluster, kind: 'kubernetes-cluster', name: cluster }, place);
  const node = idPart(own(pod, 'nodeName')) ?? idPart(own(own(pod, 'nodeSelector'), 'kubernetes.io/hostname'));
  if (node === undefined) {
    draft.relation({ from: id, to: cluster, type: 'hosted-on' }, place);
    return;
  }
  const nodeId = `${cluster}/node/${node}`;
  if (!draft.elements.has(nodeId)) {
    draft.element({ id: nodeId, kind: 'nfvi-host', name: node }, place);
    draft.relation({ from: nodeId, to: cluster, type: 'part-of' }, place);
  }
  draft.relation({ from: id, to: nodeId, type: 'hosted-on' }, place);
}

/** Claims named by volumes, and those a StatefulSet makes from templates. */
function claimsOf({ spec, pod, name }: Workload): Set<string> {
  const claims = new Set<string>();
  for (const volume of arrayOf(own(pod, 'volumes'))) {
    const claim = idPart(own(own(volume, 'persistentVolumeClaim'), 'claimName'));
    if (claim !== undefined) claims.add(claim);
  }
  for (const template of arrayOf(own(spec, 'volumeClaimTemplates'))) {
    const claim = idPart(own(own(template, 'metadata'), 'name'));
    if (claim !== undefined) claims.add(`${claim}-${name}`);
  }
  return claims;
}

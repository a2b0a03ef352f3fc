import type { SourcePlace } from '@cleanpath/model';
import { functionDemand } from '../containers/function-demands.js';
import type { DeployedImage, ImageCatalog } from '../containers/image-catalog.js';
import { parseImage } from '../containers/image-reference.js';
import { matchCommand, matchToken, type TokenMatch } from '../containers/workload-kind.js';
import { attributesOf, compact, idPart, nameOf, numberOf } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import { arrayOf, isObject, own, pointerStep, type JsonObject } from '../input/parse-json.js';
import { interpolate } from './interpolate.js';

export interface ComposeContext {
  readonly file: string;
  readonly project: string;
  readonly images: ImageCatalog;
  readonly draft: ImportDraft;
  /** Networks become elements. */
  readonly networks: boolean;
  /** 5G core functions become demands. */
  readonly demands: boolean;
}

export function readServices(root: JsonObject, context: ComposeContext): void {
  const { draft, file } = context;
  for (const name of Object.keys(own(root, 'volumes') ?? {}))
    volume(name, { file, pointer: `/volumes/${pointerStep(name)}` }, context);
  for (const [name, service] of Object.entries(own(root, 'services') as JsonObject)) {
    const place = { file, pointer: `/services/${pointerStep(name)}` };
    if (isObject(service)) readService(name, service, place, context);
    else draft.report('import-row-rejected', { ...place, message: 'A service is empty' });
  }
  if (own(root, 'include') !== undefined) draft.tally('include not followed');
}

function readService(name: string, service: JsonObject, place: SourcePlace, context: ComposeContext): void {
  const { draft, project } = context;
  const id = idPart(`${project}/${name}`);
  if (id === undefined) {
    draft.report('import-row-rejected', { ...place, value: name, message: 'A service has no usable name' });
    return;
  }
  if (own(service, 'depends_on') !== undefined) draft.assume('depends_on is start order only');
  if (own(service, 'extends') !== undefined) draft.tally('extends not followed');
  const image = deployedImage(service, place, context);
  const guess = functionOf(name, service, image);
  const interfaces = interfacesOf(service);
  const element = compact({
    id,
    kind: guess?.kind ?? ('application' as const),
    name,
    product: image?.product,
    version: image?.version,
    attributes: attributesOf([
      ['nfType', guess?.nfType],
      ['replicas', numberOf(own(own(service, 'deploy'), 'replicas')) ?? numberOf(own(service, 'scale'))],
      ['image', nameOf(own(service, 'image'))],
      ['digest', image?.reference.digest],
      ['interfaces', interfaces.length > 0 ? interfaces : undefined],
    ]),
  });
  draft.element(element, place);
  if (context.demands) functionDemand(element, place, draft);
  for (const claim of namedVolumes(service, draft)) {
    draft.relation({ from: id, to: volume(claim, place, context), type: 'stores-on' }, place);
  }
  if (context.networks) for (const { network } of interfaces) joinNetwork(id, network, place, context);
}

/** The image with variables replaced; where a variable has no value, its version is not guessed. */
function deployedImage(service: JsonObject, place: SourcePlace, context: ComposeContext): DeployedImage | undefined {
  const text = own(service, 'image');
  if (typeof text !== 'string') {
    if (own(service, 'build') !== undefined) context.draft.tally('services built from source, product unknown');
    return undefined;
  }
  const { text: value, usedDefault, unset } = interpolate(text);
  const deployed = context.images.deploy(unset ? value.replace(/[:@]+$/, '') : value, place);
  if (deployed && usedDefault)
    context.draft.assume(`${deployed.reference.name}: version from a default value of a variable`);
  return deployed;
}

function functionOf(name: string, service: JsonObject, image: DeployedImage | undefined): TokenMatch | undefined {
  const container = nameOf(own(service, 'container_name'));
  const path = image?.reference.name ?? parseImage(nameOf(own(service, 'image')) ?? '')?.name;
  const command = [...arrayOf(own(service, 'entrypoint')), ...arrayOf(own(service, 'command'))].filter(
    (part) => typeof part === 'string',
  );
  return (
    matchToken(name) ??
    (container === undefined ? undefined : matchToken(container)) ??
    (path === undefined ? undefined : matchToken(path.slice(path.lastIndexOf('/') + 1))) ??
    matchCommand(command)
  );
}

interface ServiceInterface {
  readonly [key: string]: string;
  readonly network: string;
}

function interfacesOf(service: JsonObject): ServiceInterface[] {
  const networks = own(service, 'networks');
  const names = Array.isArray(networks)
    ? networks.map((name) => [name, undefined] as const)
    : isObject(networks)
      ? Object.entries(networks)
      : [];
  return names.flatMap(([name, settings]): ServiceInterface[] => {
    const network = idPart(name);
    if (network === undefined) return [];
    const address = nameOf(own(settings, 'ipv4_address'));
    return [{ name: network, network, ...(address === undefined ? {} : { address }) }];
  });
}

/** Named volumes of a service, in the short (`data:/path`) and the long form. */
function namedVolumes(service: JsonObject, draft: ImportDraft): Set<string> {
  const names = new Set<string>();
  for (const entry of arrayOf(own(service, 'volumes'))) {
    const short = typeof entry === 'string' ? interpolate(entry).text.split(':') : undefined;
    const source = short
      ? short.length > 1
        ? short[0]
        : undefined
      : own(entry, 'type') === 'volume'
        ? own(entry, 'source')
        : undefined;
    const name = idPart(source);
    if (name !== undefined && !/^[./~]/.test(name) && !/^[A-Za-z]:?$/.test(name)) names.add(name);
    else draft.tally('host directories and unnamed volumes not imported');
  }
  return names;
}

function volume(name: string, place: SourcePlace, { project, draft }: ComposeContext): string {
  const id = `${project}/volume/${name}`;
  if (!draft.elements.has(id)) draft.element({ id, kind: 'storage', name }, place);
  return id;
}

function joinNetwork(id: string, network: string, place: SourcePlace, { project, draft }: ComposeContext): void {
  const networkId = `${project}/network/${network}`;
  if (!draft.elements.has(networkId)) draft.element({ id: networkId, kind: 'link', name: network }, place);
  draft.relation({ from: id, to: networkId, type: 'link' }, place);
}

import type { SourcePlace } from '@cleanpath/model';
import type { ImageCatalog } from '../containers/image-catalog.js';
import { attributesOf, idPart, nameOf } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import { arrayOf, isObject, own, type JsonObject } from '../input/parse-json.js';
import type { YamlDocument } from '../input/parse-yaml.js';
import { claimElement } from './claim-element.js';
import { readWorkload, type Workload } from './read-workload.js';
import { unrendered } from './unrendered.js';

export interface KubernetesContext {
  readonly cluster: string;
  readonly images: ImageCatalog;
  readonly draft: ImportDraft;
  /** Networks become elements. */
  readonly networks: boolean;
  /** 5G core functions become demands. */
  readonly demands: boolean;
}

/** Where the pod template sits, by kind of workload. */
const POD_PATHS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: [],
};

/** Lists of lists occur in exports, but not deeper. */
const DEEPEST_LIST = 4;

export function readObjects(documents: readonly YamlDocument[], context: KubernetesContext): void {
  for (const { value, place } of documents) readObject(value, place, context, 0);
}

function readObject(value: unknown, place: SourcePlace, context: KubernetesContext, depth: number): void {
  if (value === null || value === undefined) return;
  const { draft } = context;
  const kind = own(value, 'kind');
  if (!isObject(value) || typeof kind !== 'string') {
    if (isObject(value) && JSON.stringify(value).includes('{')) refuseTemplate(value, place);
    draft.report('import-row-rejected', { ...place, message: 'A document has no kind' });
    return;
  }
  const items = own(value, 'items');
  if (kind.endsWith('List') && Array.isArray(items)) {
    if (depth >= DEEPEST_LIST)
      draft.report('import-row-rejected', { ...place, message: 'Lists are nested too deeply' });
    else
      items.forEach((item, i) => {
        readObject(item, { ...place, pointer: `${place.pointer ?? ''}/items/${i}` }, context, depth + 1);
      });
    return;
  }
  const path = Object.hasOwn(POD_PATHS, kind) ? POD_PATHS[kind] : undefined;
  if (path) workload(value, kind, path, place, context);
  else if (kind === 'PersistentVolumeClaim') volumeClaim(value, place, context);
  else draft.tally(`${kind.slice(0, 60)} not imported`);
}

function workload(
  value: JsonObject,
  kind: string,
  path: readonly string[],
  place: SourcePlace,
  context: KubernetesContext,
): void {
  const metadata = own(value, 'metadata');
  if (arrayOf(own(metadata, 'ownerReferences')).length > 0) {
    context.draft.tally(`${kind} made by another workload, not imported`);
    return;
  }
  if (isTestHook(metadata)) {
    context.draft.tally('helm test hooks not imported');
    return;
  }
  let template: unknown = value;
  for (const step of path) template = own(template, step);
  refuseTemplate({ metadata, template }, place);
  const name = idPart(own(metadata, 'name')) ?? idPart(own(metadata, 'generateName'));
  if (name === undefined) {
    context.draft.report('import-row-rejected', { ...place, message: `A ${kind} has no name` });
    return;
  }
  const found: Workload = {
    kind,
    name,
    namespace: idPart(own(metadata, 'namespace')) ?? 'default',
    spec: own(value, 'spec'),
    labels: { ...stringMap(own(metadata, 'labels')), ...stringMap(own(own(template, 'metadata'), 'labels')) },
    annotations: {
      ...stringMap(own(metadata, 'annotations')),
      ...stringMap(own(own(template, 'metadata'), 'annotations')),
    },
    pod: own(template, 'spec'),
    place,
  };
  readWorkload(found, context);
}

/** Helm runs these once on `helm test` (values test, and before version 3 test-success, test-failure). */
function isTestHook(metadata: unknown): boolean {
  const hooks = own(own(metadata, 'annotations'), 'helm.sh/hook');
  return typeof hooks === 'string' && hooks.split(',').some((hook) => /^test(-success|-failure)?$/.test(hook.trim()));
}

/** An expression left over in a workload means the chart was not rendered. */
function refuseTemplate(value: unknown, place: SourcePlace): void {
  const metadata = own(value, 'metadata');
  const images = arrayOf(own(own(own(value, 'template'), 'spec'), 'containers')).map((container) =>
    own(container, 'image'),
  );
  const text = JSON.stringify([own(metadata, 'name'), own(metadata, 'labels'), own(metadata, 'namespace'), images]);
  const bare = isObject(value) && Object.keys(value).some((key) => /^\{ .* \}$/.test(key));
  if (bare || text.includes('{{') || /"\{ [^"]* \}":null/.test(text)) throw unrendered(place.file ?? '');
}

function volumeClaim(value: JsonObject, place: SourcePlace, context: KubernetesContext): void {
  const metadata = own(value, 'metadata');
  const name = idPart(own(metadata, 'name'));
  if (name === undefined) {
    context.draft.report('import-row-rejected', { ...place, message: 'A PersistentVolumeClaim has no name' });
    return;
  }
  const id = claimElement(idPart(own(metadata, 'namespace')) ?? 'default', name, place, context);
  const spec = own(value, 'spec');
  const attributes = attributesOf([
    ['storageClass', nameOf(own(spec, 'storageClassName'))],
    ['size', nameOf(own(own(own(spec, 'resources'), 'requests'), 'storage'))],
  ]);
  if (attributes) context.draft.complete(id, { attributes }, place);
}

function stringMap(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  const entries = Object.entries(value).flatMap(([key, item]): [string, string][] =>
    typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean' ? [[key, String(item)]] : [],
  );
  return Object.fromEntries(entries);
}

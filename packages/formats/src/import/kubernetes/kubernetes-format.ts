import { DEMANDS_OPTION } from '../containers/function-demands.js';
import { ImageCatalog, supplierRules } from '../containers/image-catalog.js';
import { idPart } from '../field-values.js';
import type { ImportFormat } from '../import-format.js';
import { decodeText } from '../input/decode-text.js';
import { parseYaml, type YamlDocument } from '../input/parse-yaml.js';
import { readObjects } from './read-objects.js';
import { unrendered } from './unrendered.js';

/** Kubernetes manifests as rendered: what `kubectl get -o yaml` or `helm template` print. */
export const kubernetes: ImportFormat = {
  id: 'kubernetes',
  title: 'Kubernetes manifests',
  reads: 'YAML or JSON manifests, multi-document files, Lists and rendered Helm charts',
  options: [
    {
      name: 'cluster',
      type: 'text',
      default: 'cluster',
      description: 'Name of the cluster; its element id, and put before all ids',
    },
    {
      name: 'aliases',
      type: 'text',
      default: '',
      description: 'Suppliers by image prefix: alpha=alpha-systems, registry.example/tools=tools-ltd',
    },
    {
      name: 'suppliers',
      type: 'choice',
      choices: ['namespace', 'aliases'],
      default: 'namespace',
      description:
        'namespace: the namespace of an image stands in as a candidate supplier where no alias matches; aliases: the supplier stays unknown then',
    },
    {
      name: 'networks',
      type: 'choice',
      choices: ['attribute', 'elements'],
      default: 'attribute',
      description:
        'elements: the cluster network and every attached network become elements of kind link that join the workloads on them',
    },
    DEMANDS_OPTION,
  ],
  example: 'cleanpath import kubernetes core.yaml --into my-core',
  mappings: [
    {
      source: 'Deployment, StatefulSet, DaemonSet, ReplicaSet, bare Pod',
      target: 'element',
      note: 'id = cluster/namespace/kind/name',
    },
    { source: 'Job, CronJob', target: 'element of kind application' },
    {
      source:
        'labels nf, app.kubernetes.io/component, app.kubernetes.io/name, app …; else name, container, image, command',
      target: 'element.kind',
      note: 'by whole words that name a network function',
    },
    { source: 'spec.replicas', target: 'element.attributes.replicas' },
    {
      source: 'main container image',
      target: 'product (purl pkg:oci), element.version',
      note: 'tag, else digest; neither, or the tag latest: version unknown',
    },
    {
      source: 'other containers, init containers',
      target: 'element.parties (role component)',
      note: 'and products of their own',
    },
    { source: 'image prefix or namespace', target: 'supplier', note: 'option aliases, suppliers' },
    { source: 'PersistentVolumeClaim, volumeClaimTemplates', target: 'element of kind storage, relation stores-on' },
    {
      source: 'the cluster',
      target: 'element of kind kubernetes-cluster, relation hosted-on',
      note: 'a workload pinned to a node is hosted-on an nfvi-host that is part-of the cluster',
    },
    {
      source: 'annotation k8s.v1.cni.cncf.io/networks',
      target: 'element.attributes.interfaces',
      note: 'N2, N3, N4, N6, N9 …',
    },
    {
      source: 'ConfigMap, Service and all others',
      target: 'counted',
      note: 'Secrets are counted and never looked into',
    },
  ],
  traps: [
    'Templates that are not rendered (with `{{`) are refused: run `helm template core ./chart > core.yaml` first. Braces inside ConfigMaps are fine.',
    'A colon in the registry is a port, a colon after the last slash a tag; without tag and digest, or with the tag "latest", the version is unknown.',
    'Test hooks of a chart (annotation `helm.sh/hook: test`) run once after the installation; they are counted, not imported.',
    'Init containers and side-cars are components, not the product.',
    'The namespace of an image is a candidate for the supplier, not a proven one.',
  ],
  detect: (head, filename) => {
    if (/^\s*"?apiVersion"?\s*:/m.test(head) && /^\s*"?kind"?\s*:/m.test(head)) return 0.9;
    return /\{\{.*\.Values/.test(head) && /\.ya?ml$/i.test(filename) ? 0.6 : 0;
  },
  read: (file, options, draft) => {
    let documents: YamlDocument[];
    try {
      documents = parseYaml(file);
    } catch (error) {
      if (decodeText(file).includes('{{')) throw unrendered(file.name, error);
      throw error;
    }
    const cluster = idPart(options['cluster']) ?? 'cluster';
    const images = new ImageCatalog(draft, supplierRules(String(options['aliases']), String(options['suppliers'])));
    readObjects(documents, {
      cluster,
      images,
      draft,
      networks: options['networks'] === 'elements',
      demands: options['demands'] === 'functions',
    });
  },
};

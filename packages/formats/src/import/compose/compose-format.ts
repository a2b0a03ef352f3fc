import { fail } from '@cleanpath/model';
import { DEMANDS_OPTION } from '../containers/function-demands.js';
import { ImageCatalog, supplierRules } from '../containers/image-catalog.js';
import { fileStem, idPart } from '../field-values.js';
import type { ImportFormat } from '../import-format.js';
import { isObject, own } from '../input/parse-json.js';
import { parseYaml } from '../input/parse-yaml.js';
import { readServices } from './read-services.js';

/** Compose files of container deployments. */
export const compose: ImportFormat = {
  id: 'compose',
  title: 'Compose file',
  reads: 'Compose files (compose-spec) of network software',
  options: [
    {
      name: 'project',
      type: 'text',
      default: 'auto',
      description: 'Put before all ids; auto: the name in the file, else the file name',
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
      description: 'elements: every network becomes an element of kind link that joins the services on it',
    },
    DEMANDS_OPTION,
  ],
  example: 'cleanpath import compose compose.yaml --into my-core',
  mappings: [
    {
      source: 'services',
      target: 'element',
      note: 'id = project/service; kind by whole words of service name, container name, image and command',
    },
    { source: 'services.*.image', target: 'product (purl pkg:oci), element.version' },
    {
      source: 'services.*.volumes (named), volumes',
      target: 'element of kind storage, relation stores-on',
      note: 'host directories and unnamed volumes are counted only',
    },
    { source: 'services.*.networks', target: 'element.attributes.interfaces', note: 'or elements, by option networks' },
    { source: 'services.*.deploy.replicas, scale', target: 'element.attributes.replicas' },
    {
      source: 'services.*.depends_on',
      target: 'nothing',
      note: 'it is the order of starting, not a dependency in operation',
    },
  ],
  traps: [
    'Of `${VAR:-default}` the default is taken, with a warning; a variable without a default leaves the version unknown.',
    'Environment variables and secrets are not read.',
    '`include` and `extends` are counted, not followed: import the output of `docker compose config`.',
  ],
  detect: (head, filename) => {
    if (!/^services\s*:/m.test(head)) return 0;
    return /compose[^/]*\.ya?ml$/i.test(filename) ? 1 : 0.7;
  },
  read: (file, options, draft) => {
    const [document] = parseYaml(file);
    if (!document || !isObject(document.value) || !isObject(own(document.value, 'services'))) {
      throw fail('value-missing', { file: file.name, message: 'There are no services in the file' });
    }
    const named = options['project'] === 'auto' ? own(document.value, 'name') : options['project'];
    const project = idPart(named) ?? fileStem(file.name);
    const images = new ImageCatalog(draft, supplierRules(String(options['aliases']), String(options['suppliers'])));
    readServices(document.value, {
      file: file.name,
      project,
      images,
      draft,
      networks: options['networks'] === 'elements',
      demands: options['demands'] === 'functions',
    });
  },
};

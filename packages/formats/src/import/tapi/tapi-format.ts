import { ELEMENT_KIND_NAMES, fail, type ElementKind } from '@cleanpath/model';
import type { ImportFormat } from '../import-format.js';
import { isObject, own, parseJson } from '../input/parse-json.js';
import { deep, member } from '../rfc8345/yang-members.js';
import { readTopologies } from './read-topologies.js';

/** ONF Transport API 2.x contexts. */
export const tapi: ImportFormat = {
  id: 'tapi',
  title: 'ONF Transport API (TAPI 2.x)',
  reads: 'tapi-common:context with tapi-topology and, where present, tapi-connectivity',
  options: [
    {
      name: 'merge',
      type: 'boolean',
      default: false,
      description: 'Topologies are views of one network: a node uuid that occurs in several is one element',
    },
    { name: 'topology', type: 'text', default: '', description: 'Read only the topology with this uuid or name' },
    {
      name: 'kind',
      type: 'choice',
      choices: ELEMENT_KIND_NAMES,
      default: 'transport-node',
      description: 'Kind of nodes whose kind the source does not tell',
    },
  ],
  example: 'cleanpath import tapi context.json.gz --into my-network --merge',
  mappings: [
    {
      source: 'topology/uuid + node/uuid',
      target: 'element.id',
      note: 'joined by "/"; with merge the node uuid alone',
    },
    { source: 'node/name[]', target: 'element.name', note: 'the first value that is no number' },
    { source: 'node/o-ran-sc-topology:function', target: 'element.kind', note: 'else the option kind' },
    { source: 'node/owned-node-edge-point', target: 'element.attributes.ports', note: 'uuid and names' },
    { source: 'node/geolocation', target: 'element.lat, element.lon', note: 'ignored where every node has the same' },
    { source: 'link/node-edge-point[2]', target: 'relation link', note: 'forward where direction is UNIDIRECTIONAL' },
    {
      source: 'link/risk-characteristic',
      target: 'element.riskGroups',
      note: 'the link then becomes an element of kind link',
    },
    { source: 'link/cost-characteristic/cost-value', target: 'relation.metric', note: 'if an integer of 1 or more' },
    { source: 'link/total-potential-capacity', target: 'relation.capacity', note: 'with its unit, to bit/s' },
    { source: 'connection/lower-connection', target: 'relation carried-by', note: 'between elements of kind tunnel' },
  ],
  traps: [
    'Uuids repeat across topologies, so the topology is part of the id unless merge is set.',
    'A node-edge-point reference that names another topology is resolved in its own where the node exists there, with a warning.',
    'Text in numeric fields is ignored with a warning, never NaN.',
    'One single risk identifier on all links is a placeholder: it is ignored with a warning. The same holds for one position on all nodes.',
  ],
  detect: (head) => (/"tapi-common:context"/.test(head) ? 1 : /"tapi-topology:/.test(head) ? 0.9 : 0),
  read: (file, options, draft) => {
    const root = parseJson(file);
    const context = member(root, 'context') ?? root;
    const topologies = deep(context, 'topology-context', 'topology') ?? deep(context, 'topology');
    if (!isObject(context) || topologies === undefined) {
      throw fail('value-missing', {
        file: file.name,
        message: 'There is no tapi-topology:topology-context/topology in the file',
      });
    }
    readTopologies(context, topologies, {
      file: file.name,
      draft,
      merge: options['merge'] === true,
      only: String(options['topology']),
      kind: options['kind'] as ElementKind,
      pointer:
        own(root, 'tapi-common:context') === undefined ? '' : '/tapi-common:context/tapi-topology:topology-context',
    });
  },
};

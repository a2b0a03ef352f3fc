import { ELEMENT_KIND_NAMES, fail } from '@cleanpath/model';
import type { ImportFormat } from '../import-format.js';
import { isObject, parseJson } from '../input/parse-json.js';
import { readNetworks, type Rfc8345Options } from './read-networks.js';
import { member } from './yang-members.js';

/** RFC 8345 network topologies as JSON (RFC 7951), with the L3, TE, geo-location and O-RAN augmentations. */
export const rfc8345: ImportFormat = {
  id: 'rfc8345',
  title: 'IETF network topology (RFC 8345)',
  reads:
    'JSON instances of ietf-network and ietf-network-topology, with RFC 8346 (L3), RFC 8795 (TE), RFC 9179 (position) and O-RAN augmentations',
  options: [
    {
      name: 'direction',
      type: 'choice',
      choices: ['auto', 'both', 'forward'],
      default: 'auto',
      description:
        'auto: a link and its reverse twin become one link that works both ways, and a network without any twin is read as working both ways; both: every link works both ways; forward: exactly as written',
    },
    {
      name: 'links',
      type: 'choice',
      choices: ['auto', 'relations', 'elements'],
      default: 'auto',
      description: 'auto: a link becomes an element of its own when another link runs over it or it runs over another',
    },
    {
      name: 'port-references',
      type: 'choice',
      choices: ['attribute', 'depend'],
      default: 'attribute',
      description: 'depend: a termination point supported by one of another node makes its node hosted-on the other',
    },
    {
      name: 'o-ran',
      type: 'choice',
      choices: ['auto', 'on', 'off'],
      default: 'auto',
      description: 'Read link-id prefixes (ofhm, o1, e2 …) as O-RAN interfaces; auto: where nodes carry an O-RAN type',
    },
    {
      name: 'kind',
      type: 'choice',
      choices: ELEMENT_KIND_NAMES,
      default: 'transport-node',
      description: 'Kind of nodes whose kind the source does not tell',
    },
  ],
  example: 'cleanpath import rfc8345 operational.json.gz --into my-network',
  mappings: [
    {
      source: 'network/network-id + node/node-id',
      target: 'element.id',
      note: 'joined by "/": a node-id is unique in its network only',
    },
    {
      source: 'node/o-ran-sc-network:type, cleanpath:element/kind',
      target: 'element.kind',
      note: 'else the option kind',
    },
    {
      source: 'node/*:name, l3-node-attributes/name, te-node-attributes/name',
      target: 'element.name',
      note: 'else the node-id',
    },
    { source: 'node/ietf-geo-location:geo-location', target: 'element.lat, element.lon' },
    { source: 'node/termination-point', target: 'element.attributes.ports', note: 'verbatim' },
    { source: 'node/supporting-node', target: 'relation hosted-on' },
    { source: 'node/(anything else)', target: 'element.attributes', note: 'verbatim' },
    { source: 'link/source/source-node, link/destination/dest-node', target: 'relation link' },
    { source: 'link-id prefix phy, ofhu (O-RAN)', target: 'relation link' },
    { source: 'link-id prefix ofhm, o1, o2, a1 (O-RAN)', target: 'relation managed-by' },
    { source: 'link-id prefix ofhc, e2 (O-RAN)', target: 'relation controlled-by' },
    { source: 'link-id prefix ofhs (O-RAN)', target: 'relation timed-by' },
    {
      source: 'link/l3-link-attributes/metric1, link/te/te-link-attributes/te-default-metric',
      target: 'relation.metric',
      note: 'of the reverse twin: metricReverse',
    },
    { source: 'link/supporting-link', target: 'relation carried-by', note: 'all of them in one group, all needed' },
  ],
  traps: [
    'RFC 8345 links are unidirectional and normally come in pairs; many generators write each link once although it works both ways. Mode `auto` handles both and says what it assumed.',
    'Links and references to nodes that do not exist are listed and left out.',
    'A termination point supported by a termination point of another node is kept as an attribute only. When more than half of the references of a kind name one single target, the report warns: this is usually a defect of the generator.',
    '`operational-state` is kept as a fact; it says nothing about trust.',
  ],
  detect: (head) =>
    /"ietf-network:networks"/.test(head)
      ? 1
      : /"ietf-network:network"|"ietf-network-topology:link"/.test(head)
        ? 0.9
        : 0,
  read: (file, options, draft) => {
    const root = parseJson(file);
    const networks = member(root, 'networks') ?? root;
    const place = { file: file.name };
    if (!isObject(networks) || member(networks, 'network') === undefined) {
      throw fail('value-missing', { ...place, message: 'There is no ietf-network:networks/network in the file' });
    }
    const pointer = isObject(root) && networks !== root ? `/${Object.keys(root)[0] ?? ''}` : '';
    readNetworks(networks, { file: file.name, pointer, options: options as unknown as Rfc8345Options, draft });
  },
};

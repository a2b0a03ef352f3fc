import { gzipSync } from 'node:zlib';
import type { InputFile } from '../../src/import/input/read-input.js';
import { textFile } from './import-shared.js';

/** Small fictional files, one or more per format, that exercise most of each reader. */
export const RFC8345_SAMPLE = textFile(
  'layers.json',
  JSON.stringify({
    'ietf-network:networks': {
      network: [
        {
          'network-id': 'ip',
          'network-types': { 'ietf-l3-unicast-topology:l3-unicast-topology': {} },
          'supporting-network': [{ 'network-ref': 'optical' }],
          node: [
            {
              'node-id': 'r1',
              'supporting-node': [{ 'network-ref': 'optical', 'node-ref': 'o1' }],
              'ietf-l3-unicast-topology:l3-node-attributes': { name: 'Router one' },
              'ietf-network-topology:termination-point': [{ 'tp-id': 'p1' }, { 'tp-id': 'p2' }],
              'ietf-geo-location:geo-location': { location: { latitude: '10.5', longitude: '-20.25' } },
              'vendor:rack': { row: 4 },
            },
            { 'node-id': 'r2', 'supporting-node': [{ 'network-ref': 'optical', 'node-ref': 'nowhere' }] },
            { 'node-id': 'r3', 'ietf-geo-location:geo-location': { location: { latitude: '95', longitude: '0' } } },
          ],
          'ietf-network-topology:link': [
            {
              'link-id': 'r1-r2',
              source: { 'source-node': 'r1', 'source-tp': 'p1' },
              destination: { 'dest-node': 'r2', 'dest-tp': 'p1' },
              'supporting-link': [
                { 'network-ref': 'optical', 'link-ref': 'span-a' },
                { 'network-ref': 'optical', 'link-ref': 'span-b' },
              ],
              'ietf-l3-unicast-topology:l3-link-attributes': { metric1: '10' },
            },
            {
              'link-id': 'r2-r1',
              source: { 'source-node': 'r2', 'source-tp': 'p1' },
              destination: { 'dest-node': 'r1', 'dest-tp': 'p1' },
              'ietf-l3-unicast-topology:l3-link-attributes': { metric1: 20 },
            },
            {
              'link-id': 'r2-r3',
              source: { 'source-node': 'r2' },
              destination: { 'dest-node': 'r3' },
              'ietf-te-topology:te': { 'te-link-attributes': { 'te-default-metric': 0 } },
            },
            { 'link-id': 'r3-r9', source: { 'source-node': 'r3' }, destination: { 'dest-node': 'r9' } },
          ],
        },
        {
          'network-id': 'optical',
          // Prefixes are allowed on children too.
          'ietf-network:node': [{ 'node-id': 'o1' }, { 'node-id': 'o2' }, { 'node-id': 'r1' }],
          link: [
            { 'link-id': 'span-a', source: { 'source-node': 'o1' }, destination: { 'dest-node': 'o2' } },
            { 'link-id': 'span-b', source: { 'source-node': 'o2' }, destination: { 'dest-node': 'r1' } },
          ],
        },
      ],
    },
  }),
);

export const GRAPHML_SAMPLE = textFile(
  'nested.graphml',
  `<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="l" for="node" attr.name="label" attr.type="string"/>
  <key id="c" for="node" attr.name="colour" attr.type="string"><default>yellow &amp; blue</default></key>
  <key id="n" for="node" attr.name="rank" attr.type="integer"/>
  <key id="k" for="node" attr.name="kind" attr.type="string"/>
  <key id="y" for="node" attr.name="Latitude" attr.type="double"/>
  <key id="x" for="node" attr.name="Longitude" attr.type="double"/>
  <key id="m" for="edge" attr.name="metric" attr.type="int"/>
  <key id="s" for="edge" attr.name="LinkSpeedRaw" attr.type="double"/>
  <graph edgedefault="directed">
    <node id="a"><data key="l">Same</data><data key="n">12</data><data key="y">1.5</data><data key="x">2.5</data></node>
    <node id="b"><data key="l">Same</data><data key="n">many</data><data key="c">red</data><data key="k">firewall</data>
      <port name="north"/>
      <graph edgedefault="undirected">
        <node id="b::1"/><node id="b::2"/>
        <edge source="b::1" target="b::2"/>
      </graph>
    </node>
    <edge id="e1" source="a" target="b"><data key="m">7</data><data key="s">1e9</data></edge>
    <edge source="a" target="b" directed="false"/>
    <edge source="a" target="a"/>
    <edge source="a" target="zz"/>
    <hyperedge id="h"><endpoint node="a"/><endpoint node="b::1"/><endpoint node="b::2" type="in"/></hyperedge>
  </graph>
</graphml>`,
);

export const TAPI_SAMPLE = textFile(
  'context.json',
  JSON.stringify({
    'tapi-common:context': {
      uuid: 'ctx',
      'tapi-topology:topology-context': {
        topology: [
          {
            uuid: 't1',
            name: [{ 'value-name': 'name', value: 'first' }],
            node: [
              {
                uuid: 'n1',
                name: [{ 'value-name': 'name', value: 'West' }],
                geolocation: { latitude: '1', longitude: '2' },
              },
              { uuid: 'n2', geolocation: { latitude: '3', longitude: '4' } },
            ],
            link: [
              {
                uuid: 'l1',
                direction: 'UNIDIRECTIONAL',
                'node-edge-point': [
                  { 'topology-uuid': 't1', 'node-uuid': 'n1' },
                  { 'topology-uuid': 't1', 'node-uuid': 'n2' },
                ],
                'risk-characteristic': [{ 'risk-identifier-list': ['duct-1', 'duct-2'] }],
                'cost-characteristic': [{ 'cost-value': '5' }],
                'total-potential-capacity': { 'total-size': { value: '2.5', unit: 'GBPS' } },
              },
              { uuid: 'l2', 'node-edge-point': [{ 'node-uuid': 'n1' }, { 'node-uuid': 'n7' }] },
            ],
          },
        ],
      },
      'tapi-connectivity:connectivity-context': {
        connection: [
          { uuid: 'c1', 'lower-connection': [{ 'connection-uuid': 'c2' }, { 'connection-uuid': 'c3' }] },
          { uuid: 'c2' },
          { uuid: 'c3', 'lower-connection': [{ 'connection-uuid': 'gone' }] },
        ],
      },
    },
  }),
);

export const GEOJSON_SAMPLE = textFile(
  'map.geojson',
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        id: 'p1',
        properties: { kind: 'transport-node', height: 12 },
        geometry: { type: 'Point', coordinates: [10, 50] },
      },
      {
        type: 'Feature',
        properties: { id: 'p2', name: 'Two' },
        geometry: { type: 'Point', coordinates: [11, 51, 300] },
      },
      { type: 'Feature', properties: { id: 'swapped' }, geometry: { type: 'Point', coordinates: [50, 110] } },
      {
        type: 'Feature',
        properties: { id: 'cable', from: 'p1', to: 'p2' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [10, 50],
            [11, 51],
          ],
        },
      },
      { type: 'Feature', properties: { from: 'p1', to: 'p9' }, geometry: { type: 'LineString', coordinates: [] } },
      {
        type: 'Feature',
        properties: { id: 'p1' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
      },
    ],
  }),
);

export const TEIV_SAMPLE = textFile(
  'teiv.json',
  JSON.stringify({
    entities: [
      {
        'x-teiv:ODUFunction': [{ id: 'd1', attributes: { a: 1 } }, { id: 'd1' }],
        'x-teiv:SMO': [{ id: 's1' }],
        'x-teiv:Novelty': [{ id: 'd1' }],
      },
    ],
    relationships: [
      {
        'x-teiv:ODUFUNCTION_O1LINK_SMO': [
          { id: 'r1', aSide: 'd1', bSide: 's1' },
          { id: 'r2', aSide: 'd1', bSide: 'gone' },
        ],
      },
      { 'x-teiv:NOVELTY_F1LINK_ODUFUNCTION': [{ id: 'r3', aSide: 'd1', bSide: 'd1' }] },
    ],
  }),
);

export const SITES_SAMPLE = textFile(
  'sites.csv',
  `Licence holder,Site ID,Latitude,Longitude,Technology,Region,Mast height
Alpha Mobile,A-1,"50,125",10.5,"4G,5G",North,30
Beta Mobile,B-1,50.125,10.5,5G,North,
Alpha Mobile,A-1,50.2,10.6,4G,South,25
Alpha Mobile,A-3,#N/A,#N/A,4G,South,25
Alpha Mobile,A-4,99,10,4G,South
`,
);

export const KUBERNETES_SAMPLE = textFile(
  'core.yaml',
  `apiVersion: v1
kind: List
items:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: demo-smf, labels: { app.kubernetes.io/name: smf } }
    spec:
      template:
        spec:
          nodeName: worker-1
          containers: [{ name: smf, image: "quay.example/alpha/core:2.7", args: ["-c", "/etc/amf.yaml"] }]
  - apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: { name: data }
    spec: { storageClassName: fast, resources: { requests: { storage: 5Gi } } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: dashboards }
data: { text: "value {{ $labels.pod }}" }
---
apiVersion: v1
kind: Secret
metadata: { name: keys }
data: { key: c2VjcmV0 }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: amf-backup }
spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: x, image: alpha/backup }] } } } } }
`,
);

export const COMPOSE_SAMPLE = textFile(
  'compose.yaml',
  `name: demo
x-base: &base { restart: always }
services:
  upf: { <<: *base, image: "alpha/upf:\${VERSION}", networks: [n3, n4], volumes: ["./conf:/conf", "cache:/var/cache", /tmp] }
  worker: { build: . }
  5gc: { image: "alpha/core@sha256:abc", command: ["/bin/core-nrfd", "-c", "x"] }
volumes: { cache: {} }
`,
);

export const SAMPLES: Readonly<Record<string, InputFile>> = {
  rfc8345: RFC8345_SAMPLE,
  graphml: GRAPHML_SAMPLE,
  tapi: TAPI_SAMPLE,
  geojson: GEOJSON_SAMPLE,
  teiv: TEIV_SAMPLE,
  'sites-csv': SITES_SAMPLE,
  kubernetes: KUBERNETES_SAMPLE,
  compose: COMPOSE_SAMPLE,
};

export const zipped = (file: InputFile): { name: string; data: Uint8Array } => ({
  name: `${file.name}.gz`,
  data: gzipSync(file.bytes),
});

import { ELEMENT_KIND_NAMES, type ElementKind } from '@cleanpath/model';
import { fileStem, idPart } from '../field-values.js';
import type { ImportFormat } from '../import-format.js';
import { emitGraph } from './emit-graph.js';
import { parseGraphml } from './parse-graphml.js';

/** GraphML graphs, in particular those of the Internet Topology Zoo and of common graph editors. */
export const graphml: ImportFormat = {
  id: 'graphml',
  title: 'GraphML',
  reads: 'GraphML 1.0 files: Topology Zoo graphs, exports of graph editors and own exports',
  options: [
    {
      name: 'prefix',
      type: 'text',
      default: 'auto',
      description:
        'Put before every node id with a "/"; auto: the file name without extension, so that several files fit together; empty: none',
    },
    {
      name: 'kind',
      type: 'choice',
      choices: ELEMENT_KIND_NAMES,
      default: 'transport-node',
      description: 'Kind of nodes whose kind the source does not tell',
    },
    {
      name: 'name',
      type: 'text',
      default: 'label',
      description: 'Node attribute that holds the name',
    },
  ],
  example: 'cleanpath import graphml backbone.graphml --into my-network',
  mappings: [
    { source: 'node/@id', target: 'element.id', note: 'with the prefix; labels are not unique and never ids' },
    { source: 'data key label (option name)', target: 'element.name' },
    { source: 'data key Latitude, Longitude (also lat, lon)', target: 'element.lat, element.lon' },
    { source: 'data key Country', target: 'element.region' },
    { source: 'data key Internal = 0', target: 'element.kind external' },
    { source: 'data key hyperedge = 1', target: 'element.kind junction, passive' },
    { source: 'data key kind', target: 'element.kind', note: 'where it is one of our kinds' },
    { source: 'data keys cleanpath.*', target: 'the field of that name', note: 'written by the own export' },
    { source: 'any other data', target: 'attributes', note: 'by declared type; defaults applied' },
    {
      source: 'edge/@source, @target',
      target: 'relation link',
      note: 'forward where edgedefault or @directed say directed',
    },
    { source: 'edge data LinkSpeedRaw', target: 'relation.capacity', note: 'bit/s' },
    { source: 'edge data metric', target: 'relation.metric' },
    { source: 'hyperedge/endpoint', target: 'element of kind junction with one link per endpoint' },
    { source: 'graph inside a node', target: 'relation part-of', note: 'from the inner nodes to the node around them' },
    { source: 'node/port', target: 'element.attributes.ports' },
  ],
  traps: [
    'Document type declarations and entities are refused.',
    'Self-loops are dropped and counted; parallel edges stay distinct links.',
    '`attr.type="integer"`, which the standard does not know, is read as int.',
    'A value that does not fit its declared type is ignored with a warning, never NaN.',
    'Edges without an id are normal; edges to missing nodes are listed and left out.',
  ],
  detect: (head) => (/<graphml[\s>]/.test(head) ? 1 : 0),
  read: (file, options, draft) => {
    const graph = parseGraphml(file, draft);
    const prefix = options['prefix'] === 'auto' ? fileStem(file.name) : (idPart(options['prefix']) ?? '');
    emitGraph(graph, {
      file: file.name,
      // Own exports carry the final ids.
      prefix: graph.own ? '' : prefix,
      kind: options['kind'] as ElementKind,
      nameKey: String(options['name']),
      draft,
    });
  },
};

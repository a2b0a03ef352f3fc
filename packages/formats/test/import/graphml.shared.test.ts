import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedData } from '../../../../scripts/shared-data.js';
import {
  componentSizes,
  cutVertices,
  hasShared,
  importDraft,
  kindCounts,
  linkGraph,
  sharedFile,
  sharedNames,
} from './import-shared.js';

/** Definition-based articulation points are quadratic; the two largest graphs are checked by the network package. */
const LARGEST_FOR_CUTS = 250;

describe.skipIf(!hasShared)('GraphML: 60 operator networks (skipped: shared data not found)', () => {
  const path = sharedData('topology/zoo/index.csv');
  const [header = '', ...rows] = path === undefined ? [] : readFileSync(path, 'utf8').trim().split('\n');
  const columns = header.split(',');
  const index = new Map(rows.map((row) => [row.split(',')[0]!, row.split(',')]));
  const figure = (name: string, column: string): number => Number(index.get(name)![columns.indexOf(column)]);

  it.each(sharedNames('topology/zoo', '.graphml'))('%s has the counts of the index', (file) => {
    const name = file.replace('.graphml', '');
    const { draft, report } = importDraft('graphml', sharedFile(`topology/zoo/${file}`));
    const { pairs, neighbours } = linkGraph(draft);
    const located = [...draft.elements.values()].filter(
      ({ record }) => record.lat !== undefined && record.lon !== undefined,
    );
    const kinds = kindCounts(draft);
    const names = new Set([...draft.elements.values()].map(({ record }) => record.name));
    expect({
      nodes: draft.elements.size,
      edges: draft.relations.size + (report.tallies['self-loops dropped'] ?? 0),
      self_loops: report.tallies['self-loops dropped'] ?? 0,
      parallel_extra: report.tallies['parallel edges kept'] ?? 0,
      simple_edges: pairs.size,
      components: componentSizes(neighbours).length,
      isolated: [...neighbours.values()].filter((set) => set.size === 0).length,
      geolocated: located.length,
      external: kinds['external'] ?? 0,
      duplicate_labels: draft.elements.size - names.size,
    }).toEqual(
      Object.fromEntries(
        [
          'nodes',
          'edges',
          'self_loops',
          'parallel_extra',
          'simple_edges',
          'components',
          'isolated',
          'geolocated',
          'external',
          'duplicate_labels',
        ].map((column) => [column, figure(name, column)]),
      ),
    );
    expect([...draft.elements.values()].filter(({ record }) => record.attributes?.['hyperedge'] === 1)).toHaveLength(
      figure(name, 'hyperedge_nodes'),
    );
    expect(report.warnings).toEqual({});
    if (draft.elements.size <= LARGEST_FOR_CUTS)
      expect(cutVertices(neighbours)).toHaveLength(figure(name, 'articulation_points'));
  });

  it('is complete', () => {
    expect(sharedNames('topology/zoo', '.graphml')).toHaveLength(60);
  });
});

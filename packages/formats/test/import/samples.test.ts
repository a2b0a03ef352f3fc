import type { Relation } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import type { ImportDraft } from '../../src/import/import-draft.js';
import { importDraft, textFile } from './import-shared.js';
import * as samples from './samples.js';

const links = (draft: ImportDraft): Relation[] => [...draft.relations.values()].map(({ record }) => record);
const element = (draft: ImportDraft, id: string) => draft.elements.get(id)!.record;
const codes = (draft: ImportDraft): Record<string, number> => Object.fromEntries(draft.problemCounts);

describe('RFC 8345', () => {
  const { draft, report } = importDraft('rfc8345', samples.RFC8345_SAMPLE);

  it('keeps equal node ids of two networks apart, and hosts the upper on the lower', () => {
    expect([...draft.elements.keys()]).toContain('optical/r1');
    expect(element(draft, 'ip/r1')).toMatchObject({ name: 'Router one', lat: 10.5, lon: -20.25 });
    expect(element(draft, 'ip/r1').attributes).toMatchObject({
      'vendor:rack': { row: 4 },
      ports: [{ 'tp-id': 'p1' }, { 'tp-id': 'p2' }],
    });
    expect(links(draft)).toContainEqual({ from: 'ip/r1', to: 'optical/o1', type: 'hosted-on' });
  });

  it('makes a link that runs over others an element that needs them all', () => {
    expect(element(draft, 'ip/link/r1-r2').kind).toBe('link');
    const carried = links(draft).filter(({ type }) => type === 'carried-by');
    expect(carried.map(({ to, group, need }) => [to, group, need])).toEqual([
      ['optical/link/span-a', 'underlay', 2],
      ['optical/link/span-b', 'underlay', 2],
    ]);
  });

  it('merges twins with both metrics, and leaves a link without a twin one-way', () => {
    expect(report.tallies['reverse twins merged']).toBe(1);
    expect(links(draft)).toContainEqual({
      from: 'ip/r1',
      to: 'ip/link/r1-r2',
      type: 'link',
      metric: 10,
      metricReverse: 20,
    });
    expect(links(draft).find(({ from, to }) => from === 'ip/r2' && to === 'ip/r3')).toMatchObject({
      direction: 'forward',
    });
  });

  it('reports what it could not use', () => {
    expect(codes(draft)).toEqual({ 'import-dangling': 2, 'import-value-ignored': 2, 'import-assumption': 1 });
    expect(draft.problems.find(({ code }) => code === 'import-dangling')).toMatchObject({
      file: 'layers.json',
      pointer: '/ietf-network:networks/network/0/node/1',
    });
  });

  it.each([
    ['both', undefined],
    ['forward', 'forward'],
  ] as const)('direction %s', (direction, expected) => {
    const { draft: other } = importDraft('rfc8345', samples.RFC8345_SAMPLE, { direction, links: 'relations' });
    expect(
      links(other)
        .filter(({ type }) => type === 'link')
        .map((link) => link.direction),
    ).toEqual(expect.arrayContaining([expected]) as unknown);
    expect(links(other).some((link) => link.type === 'link' && link.direction !== expected)).toBe(false);
  });

  it('makes every link an element when asked', () => {
    const { draft: other } = importDraft('rfc8345', samples.RFC8345_SAMPLE, { links: 'elements' });
    expect([...other.elements.values()].filter(({ record }) => record.kind === 'link')).toHaveLength(4);
  });

  it('turns an O-RAN link round that is written from the manager', () => {
    const text = JSON.stringify({
      'ietf-network:networks': {
        network: [
          {
            'network-id': 'n',
            node: [
              { 'node-id': 's', 'o-ran-sc-network:type': 'o-ran-sc-network:smo' },
              { 'node-id': 'd', 'o-ran-sc-network:type': 'o-ran-common-identity-refs:o-du-function' },
            ],
            link: [{ 'link-id': 'o1:s->d', source: { 'source-node': 's' }, destination: { 'dest-node': 'd' } }],
          },
        ],
      },
    });
    const { draft: other } = importDraft('rfc8345', textFile('x.json', text));
    expect(links(other)).toMatchObject([{ from: 'n/d', to: 'n/s', type: 'managed-by' }]);
  });
});

describe('GraphML', () => {
  const { draft, report } = importDraft('graphml', samples.GRAPHML_SAMPLE);

  it('types values, applies defaults, and never takes a label for an id', () => {
    expect(element(draft, 'nested/a')).toEqual({
      id: 'nested/a',
      kind: 'transport-node',
      name: 'Same',
      lat: 1.5,
      lon: 2.5,
      attributes: { rank: 12, colour: 'yellow & blue' },
    });
    expect(element(draft, 'nested/b')).toMatchObject({
      kind: 'firewall',
      name: 'Same',
      attributes: { colour: 'red', ports: ['north'] },
    });
    expect(codes(draft)).toEqual({ 'import-value-ignored': 1, 'import-dangling': 1, 'import-assumption': 1 });
  });

  it('reads directions, parallels, self-loops, nesting and hyperedges', () => {
    expect(report.tallies).toEqual({ 'parallel edges kept': 1, 'self-loops dropped': 1 });
    const direct = links(draft).filter(({ from, to }) => from === 'nested/a' && to === 'nested/b');
    expect(direct).toEqual([
      {
        from: 'nested/a',
        to: 'nested/b',
        type: 'link',
        direction: 'forward',
        metric: 7,
        capacity: 1e9,
        attributes: { edge: 'e1' },
      },
      { from: 'nested/a', to: 'nested/b', type: 'link', attributes: { edge: '#2' } },
    ]);
    expect(
      links(draft)
        .filter(({ type }) => type === 'part-of')
        .map(({ from }) => from),
    ).toEqual(['nested/b::1', 'nested/b::2']);
    expect(element(draft, 'nested/hyperedge/h')).toMatchObject({ kind: 'junction', passive: true });
    expect(links(draft).filter(({ from }) => from === 'nested/hyperedge/h')).toHaveLength(3);
  });

  it('takes the prefix given', () => {
    expect([...importDraft('graphml', samples.GRAPHML_SAMPLE, { prefix: '' }).draft.elements.keys()]).toContain('b::1');
    expect([...importDraft('graphml', samples.GRAPHML_SAMPLE, { prefix: 'p' }).draft.elements.keys()]).toContain('p/a');
  });
});

describe('TAPI', () => {
  const { draft } = importDraft('tapi', samples.TAPI_SAMPLE);

  it('makes a link with risks an element, with metric, capacity and direction', () => {
    expect(element(draft, 't1/link/l1')).toMatchObject({ kind: 'link', riskGroups: ['duct-1', 'duct-2'] });
    expect(links(draft).filter(({ type }) => type === 'link')).toEqual([
      { from: 't1/n1', to: 't1/link/l1', type: 'link', direction: 'forward', metric: 5, capacity: 2.5e9 },
      { from: 't1/link/l1', to: 't1/n2', type: 'link', direction: 'forward', metric: 5, capacity: 2.5e9 },
    ]);
    expect(element(draft, 't1/n1')).toMatchObject({ name: 'West', lat: 1, lon: 2 });
  });

  it('runs connections over their lower connections', () => {
    expect(links(draft).filter(({ type }) => type === 'carried-by')).toEqual([
      { from: 'connection/c1', to: 'connection/c2', type: 'carried-by', group: 'lower', need: 2 },
      { from: 'connection/c1', to: 'connection/c3', type: 'carried-by', group: 'lower', need: 2 },
    ]);
    expect(codes(draft)).toEqual({ 'import-dangling': 2 });
  });

  it('reads one topology when asked', () => {
    expect(importDraft('tapi', samples.TAPI_SAMPLE, { topology: 'first' }).draft.elements.has('t1/n1')).toBe(true);
    expect(importDraft('tapi', samples.TAPI_SAMPLE, { topology: 'other' }).draft.elements.has('t1/n1')).toBe(false);
  });
});

describe('GeoJSON', () => {
  it('makes elements, link elements and coverage; longitude first', () => {
    const { draft, report } = importDraft('geojson', samples.GEOJSON_SAMPLE);
    expect(element(draft, 'p1')).toMatchObject({ kind: 'transport-node', lat: 50, lon: 10 });
    expect(element(draft, 'p1').attributes).toHaveProperty('coverage');
    expect(element(draft, 'p2')).toMatchObject({ kind: 'site', name: 'Two' });
    expect(element(draft, 'cable').kind).toBe('link');
    expect(links(draft).map(({ from, to }) => [from, to])).toEqual([
      ['p1', 'cable'],
      ['cable', 'p2'],
    ]);
    expect(report.rejected.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['import-row-rejected', '/features/2'],
      ['import-dangling', '/features/4'],
    ]);
  });
});

describe('TEIV', () => {
  it('keeps two types of one id apart, and sides by the type the relationship names', () => {
    const { draft, report } = importDraft('teiv', samples.TEIV_SAMPLE);
    expect([...draft.elements.keys()]).toEqual(['ODUFunction/d1', 'SMO/s1', 'Novelty/d1']);
    expect(links(draft).map(({ from, to, type }) => [from, to, type])).toEqual([
      ['ODUFunction/d1', 'SMO/s1', 'managed-by'],
      ['Novelty/d1', 'ODUFunction/d1', 'link'],
    ]);
    expect(report.tallies['repeated entities merged']).toBe(1);
    expect(codes(draft)).toEqual({ 'import-dangling': 1 });
  });
});

describe('site lists of other countries', () => {
  const { draft, report } = importDraft('sites-csv', samples.SITES_SAMPLE, { columns: 'operator=Licence holder' });

  it('understands named and aliased headers, degrees and decimal commas', () => {
    expect(element(draft, 'Alpha Mobile/A-1')).toEqual({
      id: 'Alpha Mobile/A-1',
      kind: 'base-station',
      operator: 'operator:Alpha Mobile',
      site: 'site/50,125,10.5',
      region: 'North',
      lat: 50.125,
      lon: 10.5,
      attributes: { technologies: ['4G', '5G'], 'Mast height': '30' },
    });
    expect(draft.elements.has('Alpha Mobile/A-1-2')).toBe(true);
  });

  it('rejects rows with their lines', () => {
    expect(report.rejected.map(({ line, message }) => [line, message])).toEqual([
      [5, 'The row has no usable position'],
      [6, 'The row has 6 fields, the header 7'],
    ]);
  });

  it('says what is missing when it finds no position columns', () => {
    const { report: empty } = importDraft('sites-csv', textFile('x.csv', 'a,b\n1,2\n'));
    expect(empty.problems.map(({ code }) => code)).toEqual(['header-missing']);
  });
});

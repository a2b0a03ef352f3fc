import { Assessment } from '@cleanpath/model';
import type { MapLine, MapPoint, ReportMap } from '../../src/report/index.js';
import { DEMANDS } from './fixture-demands.js';
import { ELEMENTS, SITES } from './fixture-elements.js';
import { SUPPLIERS } from './fixture-suppliers.js';

/** A made-up island network: every verdict, every reason, suppliers with every outcome. */

const hash = (digit: string): string => digit.repeat(64);

const PANELS: readonly (readonly [string, string, readonly (readonly [number, number])[]])[] = [
  [
    'transmission',
    'high',
    [
      [2350, 2900],
      [2700, 3100],
      [4100, 4800],
    ],
  ],
  [
    'control',
    'critical',
    [
      [3900, 3900],
      [3900, 3900],
      [5600, 5600],
    ],
  ],
  [
    'computing',
    'high',
    [
      [6100, 6100],
      [6100, 6100],
      [6800, 6800],
    ],
  ],
  [
    'storage',
    'critical',
    [
      [4200, 5600],
      [4200, 5600],
      [5100, 6300],
    ],
  ],
  [
    'management',
    'high',
    [
      [1350, 1350],
      [1700, 1700],
      [2400, 2400],
    ],
  ],
];

export function fixtureAssessment(): Assessment {
  return Assessment.parse({
    assessment: 1,
    contentHash: hash('a'),
    engine: '0.1.0',
    asOf: '2026-11-01',
    network: {
      id: 'isle-net',
      name: 'Isle of Aster mobile network',
      currency: 'XTS',
      synthetic: [{ what: 'The whole network', method: 'written by hand for tests', seed: 7 }],
      elements: 962,
      relations: 4120,
      suppliers: 8,
      demands: 12,
      evidence: 21,
      snapshotHash: hash('b'),
    },
    policy: {
      id: 'neutral',
      version: '1.0.0',
      hash: hash('c'),
      title: 'Neutral default policy',
      authority: 'Cleanpath project',
      planes: ['transmission', 'control', 'computing', 'storage'],
    },
    catalogs: [
      { id: 'asset-sensitivity', version: '1.0.0', hash: hash('d') },
      { id: 'cleanpath-core', version: '1.0.0', hash: hash('e') },
    ],
    headline: {
      sentence:
        '4 of 11 connected services have a proven clean path (36 %; up to 55 % if everything unknown turns out trusted). One more is not connected at all.',
      because: 'Five are blocked; 3 of them because of Update server 2.',
      unknown: 'Two depend on what is not known; evidence on Osterly Light would settle 1.',
    },
    totals: { clean: 4, undetermined: 2, blocked: 5, disconnected: 1, provenShare: 4 / 11, possibleShare: 6 / 11 },
    planes: [
      { plane: 'transmission', clean: 7, undetermined: 1, blocked: 3, disconnected: 1 },
      { plane: 'control', clean: 11, undetermined: 0, blocked: 1, disconnected: 0 },
      { plane: 'computing', clean: 11, undetermined: 0, blocked: 1, disconnected: 0 },
      { plane: 'storage', clean: 10, undetermined: 1, blocked: 1, disconnected: 0 },
    ],
    services: [
      { service: 'Emergency calls', clean: 0, undetermined: 0, blocked: 2, disconnected: 0 },
      { service: 'Grid telecontrol', clean: 0, undetermined: 0, blocked: 1, disconnected: 0 },
      { service: 'Health', clean: 0, undetermined: 0, blocked: 1, disconnected: 0 },
      { service: 'Transport', clean: 1, undetermined: 1, blocked: 0, disconnected: 0 },
      { service: 'Other', clean: 3, undetermined: 1, blocked: 1, disconnected: 1 },
    ],
    elementStates: {
      own: { trusted: 830, unknown: 66, untrusted: 66 },
      effective: { trusted: 640, unknown: 120, untrusted: 202 },
    },
    completeness: {
      share: 0.88,
      facts: [
        { fact: 'Supplier of the element', present: 930, required: 962 },
        { fact: 'Host of a core function', present: 22, required: 22 },
        { fact: 'Manager of a transport node', present: 61, required: 96 },
      ],
    },
    causes: [
      {
        element: 'upd-2',
        supplier: 'vellmark',
        blocks: 3,
        gain: 2,
        sentence: 'Update server 2 blocks 3 services; Vellmark Systems is excluded at tier high.',
        demands: ['112-north', '112-west', 'records'],
      },
      {
        element: 'csr-gannet',
        supplier: 'vellmark',
        blocks: 2,
        gain: 1,
        sentence: 'Gannet Head cell-site router blocks 2 services; Vellmark Systems is excluded at tier high.',
        demands: ['grid-1', '112-west'],
      },
      {
        element: 'ixp',
        supplier: 'vellmark',
        blocks: 2,
        gain: 2,
        sentence: 'The interconnection with the mainland blocks 2 services; Vellmark Systems is excluded at tier high.',
        demands: ['abroad', '112-west'],
      },
    ],
    unknowns: [
      {
        kind: 'supplier',
        id: 'osterly',
        demands: 1,
        elements: 60,
        sentence: 'Evidence on Osterly Light would settle Rail signalling.',
      },
      {
        kind: 'element',
        id: 'store-1',
        demands: 1,
        elements: 1,
        sentence: 'Naming the supplier of Block storage Corran would settle Subscriber data.',
      },
    ],
    actions: [
      { sentence: 'Move Element manager south to an update server of a trusted supplier.', gain: 2 },
      { sentence: 'Replace Gannet Head cell-site router.', gain: 1 },
      { sentence: 'Open a second interconnection with the mainland through a trusted supplier.', gain: 2 },
    ],
    demands: DEMANDS,
    suppliers: SUPPLIERS,
    concentration: PANELS.flatMap(([plane, tier, rows]) =>
      (['prime', 'owner', 'closure'] as const).map((depth, i) => {
        const [lower, upper] = rows[i]!;
        return {
          plane,
          tier,
          region: '',
          depth,
          measure: 'count' as const,
          total: 180,
          unknown: lower === upper ? 0 : 12,
          hhi: { lower, upper },
          effective: { lower: 10_000 / upper, upper: 10_000 / lower },
          top: [
            { supplier: 'norrask', share: 0.55 },
            { supplier: 'hartmoor', share: 0.2 },
          ],
          band: lower > 2500 ? 'high' : lower > 1500 ? 'moderate' : 'low',
        };
      }),
    ),
    concentrationThresholds: {
      id: 'merger-2010',
      source: 'Horizontal merger guidelines of 2010',
      bands: [
        { upTo: 1500, label: 'low' },
        { upTo: 2500, label: 'moderate' },
        { upTo: 10_000, label: 'high' },
      ],
    },
    elements: ELEMENTS,
    problems: [{ code: 'unknown-column', count: 2, message: 'A column is not known and was kept as an attribute.' }],
    limits: ['Slices are not compared with each other.', 'Radio coverage is not modelled.'],
    provenance: Object.fromEntries(ELEMENTS.map(({ id }, i) => [id, { file: 'elements.csv', line: i + 2 }])),
  });
}

export function fixtureMap(): ReportMap {
  const points: MapPoint[] = SITES.map(([label, lat, lon], i) => {
    const state = (
      ['trusted', 'untrusted', 'trusted', 'unknown', 'trusted', 'trusted', 'untrusted', 'trusted'] as const
    )[i]!;
    return {
      label,
      lat,
      lon,
      state,
      places: 1,
      elements: 12 + i,
      untrusted: state === 'untrusted' ? 3 : 0,
      unknown: state === 'unknown' ? 2 : 0,
    };
  });
  const line = (a: number, b: number, state: MapLine['state']): MapLine => ({
    from: [SITES[a]![2], SITES[a]![1]],
    to: [SITES[b]![2], SITES[b]![1]],
    state,
    spans: 1,
  });
  const lines = [
    line(0, 1, 'trusted'),
    line(1, 4, 'trusted'),
    line(3, 7, 'unknown'),
    line(4, 5, 'unknown'),
    line(6, 0, 'untrusted'),
    line(2, 5, 'trusted'),
    line(2, 3, 'trusted'),
    line(7, 6, 'plain'),
  ];
  return { points, lines, level: 'site', places: 8, elements: 962, positioned: 930, linesLeftOut: 0 };
}

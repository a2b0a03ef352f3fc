import {
  Assessment,
  type CitedElement,
  type DemandReport,
  type LegReport,
  type SupplierReport,
} from '@cleanpath/model';
import type { MapLine, MapPoint, ReportMap } from '../../src/report/index.js';

/** A made-up island network: every verdict, every reason, suppliers with every outcome. */

const hash = (digit: string): string => digit.repeat(64);

const SITES: readonly (readonly [string, number, number])[] = [
  ['Alder Point', -41.05, 145.9],
  ['Brindle Bay', -41.43, 147.13],
  ['Corran', -42.88, 147.33],
  ['Dunmere', -42.1, 146.6],
  ['Eastcliff', -41.9, 148.2],
  ['Farrow', -43.3, 146.9],
  ['Gannet Head', -40.9, 144.8],
  ['Hollin', -42.1, 145.4],
];

type Row = readonly [
  id: string,
  name: string,
  kind: string,
  supplier: string | null,
  state: string,
  more?: Partial<CitedElement>,
];

const EXCLUDED = 'Vellmark Systems is excluded at tier high.';
const OPEN = 'Osterly Light is without enough evidence at tier high.';

const ROWS: readonly Row[] = [
  ['csr-alder', 'Alder Point cell-site router', 'cell-site-router', 'norrask', 'trusted'],
  ['csr-brindle', 'Brindle Bay cell-site router', 'cell-site-router', 'norrask', 'trusted'],
  ['csr-corran', 'Corran cell-site router', 'cell-site-router', 'norrask', 'trusted'],
  ['csr-gannet', 'Gannet Head cell-site router', 'cell-site-router', 'vellmark', 'untrusted', { ownReason: EXCLUDED }],
  ['agg-north', 'Aggregation router north', 'transport-node', 'hartmoor', 'trusted'],
  ['agg-south', 'Aggregation router south', 'transport-node', 'hartmoor', 'trusted'],
  ['agg-west', 'Aggregation router west', 'transport-node', 'hartmoor', 'untrusted', { own: 'trusted' }],
  ['core-a', 'Core router A', 'transport-node', 'norrask', 'trusted'],
  ['core-b', 'Core router B', 'transport-node', 'norrask', 'trusted'],
  ['span-12', 'Fibre span Dunmere to Hollin', 'fibre-span', 'osterly', 'unknown', { ownReason: OPEN }],
  ['span-15', 'Fibre span Eastcliff to Farrow', 'fibre-span', 'osterly', 'unknown', { ownReason: OPEN }],
  ['amf-1', 'AMF 1', '5gc.amf', 'norrask', 'untrusted', { own: 'trusted' }],
  ['amf-2', 'AMF 2', '5gc.amf', 'brackwell', 'trusted'],
  ['smf-1', 'SMF 1', '5gc.smf', 'brackwell', 'trusted'],
  ['upf-1', 'UPF 1', '5gc.upf', 'norrask', 'trusted'],
  ['udr-1', 'Unified data repository 1', '5gc.udr', 'brackwell', 'untrusted', { own: 'trusted' }],
  ['udr-2', 'Unified data repository 2', '5gc.udr', 'brackwell', 'unknown', { own: 'trusted' }],
  ['keys-1', 'Authentication key store', 'key-store', 'norrask', 'trusted'],
  ['host-1', 'Core host 1', 'nfvi-host', 'tessary', 'untrusted', { own: 'trusted' }],
  ['host-2', 'Core host 2', 'nfvi-host', 'tessary', 'trusted'],
  ['store-1', 'Block storage Corran', 'storage', null, 'unknown', { ownReason: 'No supplier is recorded for it.' }],
  ['em-south', 'Element manager south', 'element-manager', 'hartmoor', 'untrusted', { own: 'trusted' }],
  ['upd-2', 'Update server 2', 'update-server', 'vellmark', 'untrusted', { ownReason: EXCLUDED }],
  ['ims-1', 'IMS for emergency calls', 'ims', 'brackwell', 'trusted'],
  ['psap', 'Emergency call centre', 'customer-site', 'lindengate', 'trusted'],
  ['grid', 'Grid control centre', 'customer-site', 'lindengate', 'trusted'],
  ['port', 'Harbour authority', 'customer-site', 'lindengate', 'trusted'],
  ['hospital', 'Central hospital', 'customer-site', 'lindengate', 'trusted'],
  ['lake', 'Lake pumping station', 'customer-site', 'lindengate', 'trusted'],
  ['ixp', 'Interconnection with the mainland', 'interconnect', 'vellmark', 'untrusted', { ownReason: EXCLUDED }],
];

const ELEMENTS: CitedElement[] = ROWS.map(([id, name, kind, supplier, state, more], i) => {
  const [site, lat, lon] = SITES[i % SITES.length]!;
  return {
    id,
    name,
    kind,
    plane: planeOf(kind),
    tier: kind.startsWith('5gc') || kind === 'key-store' ? 'critical' : 'high',
    suppliers: supplier === null ? [] : [supplier],
    site,
    region: lat < -42 ? 'south' : 'north',
    lat,
    lon,
    own: state,
    ownReason: `Its suppliers are trusted at tier high.`,
    effective: state,
    ...more,
  } as CitedElement;
}).sort((a, b) => (a.id < b.id ? -1 : 1));

function planeOf(kind: string): CitedElement['plane'] {
  if (['element-manager', 'update-server'].includes(kind)) return 'management';
  if (['nfvi-host'].includes(kind)) return 'computing';
  if (['storage', '5gc.udr', 'key-store'].includes(kind)) return 'storage';
  if (['5gc.amf', '5gc.smf', 'ims'].includes(kind)) return 'control';
  return 'transmission';
}

const VIA_UPDATE = (element: string): NonNullable<LegReport['culprits']>[number] => ({
  element,
  roots: ['upd-2'],
  rootCount: 1,
  chain: [
    { element },
    ...(element === 'em-south' ? [] : [{ element: 'em-south', relation: 'managed-by' as const }]),
    { element: 'upd-2', relation: 'updated-by' },
  ],
  cost: 240_000,
});

const VIA_HOST = (element: string): NonNullable<LegReport['culprits']>[number] => ({
  element,
  roots: ['upd-2'],
  rootCount: 2,
  chain: [
    { element },
    { element: 'host-1', relation: 'hosted-on' },
    { element: 'em-south', relation: 'managed-by' },
    { element: 'upd-2', relation: 'updated-by' },
  ],
  cost: 240_000,
});

const ITSELF = (element: string): NonNullable<LegReport['culprits']>[number] => ({
  element,
  roots: [element],
  rootCount: 1,
  chain: [{ element }],
});

const clean = (plane: LegReport['plane'], route: string[]): LegReport => ({
  plane,
  kind: 'path',
  from: route[0]!,
  to: route[route.length - 1]!,
  verdict: 'clean',
  reason: 'clean-path',
  sentence: `A path of ${route.length} elements is clean, with everything it depends on.`,
  route,
});

const path = (
  plane: LegReport['plane'],
  verdict: LegReport['verdict'],
  reason: LegReport['reason'],
  sentence: string,
  route: string[] | undefined,
  culprits: LegReport['culprits'],
  cost?: number,
): LegReport => ({
  plane,
  kind: 'path',
  from: route?.[0] ?? 'lake',
  to: route?.[route.length - 1] ?? 'grid',
  verdict,
  reason,
  sentence,
  ...(route === undefined ? {} : { route }),
  ...(culprits === undefined ? {} : { culprits }),
  ...(cost === undefined ? {} : { cleaningCost: cost }),
});

const demand = (
  id: string,
  name: string,
  service: string,
  criticality: string,
  people: number | undefined,
  verdict: DemandReport['verdict'],
  planes: DemandReport['planes'],
  legs: LegReport[],
): DemandReport => ({
  id,
  name,
  service,
  criticality,
  weight: people === undefined ? 1 : people / 1000,
  ...(people === undefined ? {} : { people }),
  verdict,
  planes,
  sentence: legs.find((leg) => leg.verdict === verdict)!.sentence,
  legs,
});

const ALL_CLEAN: DemandReport['planes'] = {
  transmission: 'clean',
  control: 'clean',
  computing: 'clean',
  storage: 'clean',
};

const DEMANDS: DemandReport[] = [
  demand(
    '112-north',
    'Emergency calls, north',
    'Emergency calls',
    'critical',
    210_000,
    'blocked',
    { ...ALL_CLEAN, control: 'blocked', computing: 'blocked' },
    [
      path(
        'control',
        'blocked',
        'cut',
        'No clean path for signalling between Alder Point cell-site router and IMS for emergency calls: every route passes AMF 1. AMF 1 depends over 3 steps on Update server 2. Vellmark Systems is excluded at tier high.',
        ['csr-alder', 'agg-north', 'core-a', 'amf-1', 'smf-1', 'ims-1'],
        [VIA_HOST('amf-1')],
        240_000,
      ),
      clean('transmission', ['csr-alder', 'agg-north', 'core-a', 'upf-1', 'psap']),
    ],
  ),
  demand(
    '112-west',
    'Emergency calls, west',
    'Emergency calls',
    'critical',
    64_000,
    'blocked',
    { ...ALL_CLEAN, transmission: 'blocked' },
    [
      path(
        'transmission',
        'blocked',
        'cut',
        'No clean path for traffic between Brindle Bay cell-site router and Emergency call centre: every route passes one of 3 elements (Aggregation router west, Gannet Head cell-site router and 1 more).',
        ['csr-brindle', 'agg-north', 'agg-west', 'core-b', 'core-a', 'upf-1', 'smf-1', 'psap'],
        [VIA_UPDATE('agg-west'), ITSELF('csr-gannet'), ITSELF('ixp')],
        410_000,
      ),
    ],
  ),
  demand(
    'grid-1',
    'Grid telecontrol, ring 1',
    'Grid telecontrol',
    'critical',
    180_000,
    'blocked',
    { ...ALL_CLEAN, transmission: 'blocked' },
    [
      path(
        'transmission',
        'blocked',
        'endpoint',
        'No clean path for traffic between Gannet Head cell-site router and Grid control centre: Gannet Head cell-site router is itself untrusted.',
        ['csr-gannet', 'agg-west', 'core-b', 'grid'],
        [ITSELF('csr-gannet')],
        95_000,
      ),
    ],
  ),
  demand('records', 'Patient records', 'Health', 'critical', 320_000, 'blocked', { ...ALL_CLEAN, storage: 'blocked' }, [
    {
      plane: 'storage',
      kind: 'set',
      elements: ['udr-1', 'udr-2', 'keys-1', 'host-2'],
      verdict: 'blocked',
      reason: 'set-member',
      sentence: 'Unified data repository 1 is hosted on Core host 1, which an excluded supplier updates.',
      culprits: [VIA_HOST('udr-1')],
    },
    clean('transmission', ['hospital', 'agg-south', 'core-a', 'upf-1']),
  ]),
  demand(
    'rail',
    'Rail signalling',
    'Transport',
    'important',
    40_000,
    'undetermined',
    { ...ALL_CLEAN, transmission: 'undetermined' },
    [
      path(
        'transmission',
        'undetermined',
        'unknown-on-path',
        'Not proven for traffic between Corran cell-site router and Grid control centre: Fibre span Dunmere to Hollin is itself unknown. Osterly Light is without enough evidence at tier high.',
        ['csr-corran', 'agg-south', 'span-12', 'core-b', 'span-15', 'core-a', 'upf-1', 'amf-2', 'grid'],
        [ITSELF('span-12'), ITSELF('span-15')],
      ),
    ],
  ),
  demand(
    'subscribers',
    'Subscriber data',
    'Core',
    'important',
    undefined,
    'undetermined',
    { ...ALL_CLEAN, storage: 'undetermined' },
    [
      {
        plane: 'storage',
        kind: 'set',
        elements: ['udr-2', 'keys-1'],
        verdict: 'undetermined',
        reason: 'unknown-member',
        sentence:
          'Not proven for Unified data repository 2: it stores its data on Block storage Corran. No supplier is recorded for it.',
        culprits: [
          {
            element: 'udr-2',
            roots: ['store-1'],
            rootCount: 1,
            chain: [{ element: 'udr-2' }, { element: 'store-1', relation: 'stores-on' }],
          },
        ],
      },
    ],
  ),
  demand(
    'lake-pump',
    'Lake pumping station',
    'Water',
    'important',
    12_000,
    'disconnected',
    { ...ALL_CLEAN, transmission: 'disconnected' },
    [
      path(
        'transmission',
        'disconnected',
        'no-path',
        'There is no path at all for traffic between Lake pumping station and Grid control centre, clean or not.',
        undefined,
        undefined,
      ),
    ],
  ),
  demand(
    'abroad',
    'Calls to the mainland',
    'Voice',
    'normal',
    500_000,
    'blocked',
    { ...ALL_CLEAN, transmission: 'blocked' },
    [
      path(
        'transmission',
        'blocked',
        'endpoint',
        'The interconnection with the mainland is itself untrusted.',
        ['core-a', 'ixp'],
        [ITSELF('ixp')],
        95_000,
      ),
    ],
  ),
  ...(['port-ops', 'bank', 'schools', 'ministry'] as const).map((id, i) =>
    demand(
      id,
      ['Harbour operations', 'Payment clearing', 'School network', 'Government voice'][i]!,
      ['Transport', 'Finance', 'Education', 'Government'][i]!,
      i === 3 ? 'critical' : 'normal',
      20_000 * (i + 1),
      'clean',
      ALL_CLEAN,
      [
        clean('transmission', ['port', 'agg-south', 'core-b', 'upf-1', 'hospital']),
        clean('control', ['port', 'amf-2', 'smf-1']),
      ],
    ),
  ),
];

const TIERS = ['low', 'moderate', 'high', 'critical'] as const;
const ACCEPT = [0.4, 0.5, 0.6, 0.7];
const EXCLUDE = [0.2, 0.25, 0.3, 0.35];

function supplier(
  id: string,
  name: string,
  jurisdiction: string,
  outcomes: readonly SupplierReport['decisions'][number]['outcome'][],
  [belief, disbelief]: readonly [number, number],
  counts: Partial<SupplierReport>,
): SupplierReport {
  const uncertainty = Math.round((1 - belief - disbelief) * 100) / 100;
  const opinion = (
    b: number,
    d: number,
  ): { belief: number; disbelief: number; uncertainty: number; mean: number; lower: number; upper: number } => {
    const u = Math.max(0, Math.round((1 - b - d) * 100) / 100);
    const mean = b + u / 2;
    return {
      belief: b,
      disbelief: d,
      uncertainty: u,
      mean,
      lower: Math.max(0, mean - 0.1 - u / 2),
      upper: Math.min(1, mean + 0.1 + u / 2.2),
    };
  };
  const root = opinion(belief, disbelief);
  const criterion = (
    key: string,
    title: string,
    parent: string | undefined,
    b: number,
    d: number,
    contested = false,
  ): SupplierReport['criteria'][number] => ({
    id: key,
    ...(parent === undefined ? {} : { parent }),
    title,
    ...opinion(Math.max(0, Math.min(b, 1 - d)), d),
    contested,
    leaf: parent !== undefined && parent !== 'root',
  });
  return {
    id,
    name,
    fictional: true,
    jurisdictions: [jurisdiction],
    group: id === 'vellmark' ? 'vell-holding' : id,
    decisions: TIERS.map((tier, i) => ({
      tier,
      outcome: outcomes[i]!,
      sentence:
        outcomes[i] === 'trusted'
          ? `The lower bound ${root.lower.toFixed(2)} reaches the ${ACCEPT[i]!.toFixed(2)} the policy asks for.`
          : outcomes[i] === 'excluded'
            ? `The upper bound ${root.upper.toFixed(2)} stays below ${EXCLUDE[i]!.toFixed(2)}, on two independent sources.`
            : outcomes[i] === 'restricted'
              ? `The lower bound ${root.lower.toFixed(2)} misses the ${ACCEPT[i]!.toFixed(2)} the policy asks for.`
              : `Coverage ${(1 - uncertainty).toFixed(2)} is below the minimum of the tier.`,
      lower: root.lower,
      upper: root.upper,
      coverage: 1 - uncertainty,
      accept: ACCEPT[i]!,
      exclude: EXCLUDE[i]!,
      minimumCoverage: 0.3 + i * 0.15,
      binding: 'T4',
      fragile: i === 2 && outcomes[i] === 'trusted' ? ['removal of the certificate of 2025-06-01'] : [],
    })),
    criteria: [
      { ...criterion('root', 'Trustworthiness', undefined, belief, disbelief), leaf: false },
      criterion('O', 'Ownership and conduct', 'root', belief - 0.05, disbelief),
      criterion('O1', 'Transparent ownership', 'O', belief, disbelief),
      criterion(
        'O2',
        'Free of undue direction by a third party',
        'O',
        belief - 0.1,
        disbelief + 0.05,
        id === 'tessary',
      ),
      criterion('E', 'Engineering', 'root', belief + 0.05, disbelief),
      criterion(
        'T1',
        'Conforms to the security assurance tests of its product class',
        'E',
        belief + 0.1,
        Math.max(0, disbelief - 0.1),
      ),
      criterion('T4', 'Mends vulnerabilities in time', 'E', belief - 0.02, disbelief),
    ],
    evidence:
      belief + disbelief === 0
        ? []
        : [
            {
              id: `${id}-ev-1`,
              criterion: 'T1',
              type: 'conformance-test-report',
              source: 'lab-1',
              grade: 'A',
              observedAt: '2026-03-01',
              expiresAt: '2028-03-01',
              support: disbelief > 0.4 ? 0.1 : 0.95,
              weight: 5.2,
              effect: disbelief > 0.4 ? -0.21 : 0.12,
              marking: 'TLP:AMBER',
              excerpt: 'Tests of release 7 at the national laboratory',
            },
            {
              id: `${id}-ev-2`,
              criterion: 'O1',
              type: 'registry-extract',
              source: 'registry',
              grade: 'B',
              observedAt: '2025-11-20',
              support: 0.8,
              weight: 3.1,
              effect: 0.04,
              marking: 'TLP:CLEAR',
            },
            {
              id: `${id}-ev-3`,
              criterion: 'T4',
              type: 'self-declaration',
              source: id,
              grade: 'C',
              observedAt: '2024-01-10',
              expiresAt: '2025-01-10',
              support: 1,
              weight: 0,
              effect: 0,
              note: 'Expired before the date of the assessment',
              marking: 'TLP:GREEN',
            },
          ],
    next: outcomes.includes('insufficient-evidence')
      ? ['An audit of the update process (criterion T4)', 'A certificate for the release in use (criterion T1)']
      : [],
    elements: 40,
    elementShare: 0.05,
    exposedElements: 60,
    exposedDemands: 3,
    brokenDemands: 2,
    blocks: 0,
    leavesOpen: 0,
    ...counts,
  };
}

const SUPPLIERS: SupplierReport[] = [
  supplier('brackwell', 'Brackwell Mobile', 'XB', ['trusted', 'trusted', 'trusted', 'trusted'], [0.8, 0.05], {
    elements: 210,
    elementShare: 0.22,
    exposedDemands: 9,
    brokenDemands: 7,
    brokenPeople: 640_000,
  }),
  supplier('hartmoor', 'Hartmoor Networks', 'XC', ['trusted', 'trusted', 'trusted', 'restricted'], [0.66, 0.1], {
    elements: 190,
    elementShare: 0.2,
    exposedDemands: 10,
    brokenDemands: 8,
    brokenPeople: 800_000,
  }),
  supplier('lindengate', 'Lindengate', 'XA', ['trusted', 'trusted', 'trusted', 'trusted'], [0.82, 0.04], {
    elements: 90,
    elementShare: 0.09,
    exposedDemands: 6,
    brokenDemands: 6,
  }),
  supplier('norrask', 'Norrask', 'XA', ['trusted', 'trusted', 'trusted', 'trusted'], [0.85, 0.03], {
    elements: 260,
    elementShare: 0.27,
    exposedDemands: 11,
    brokenDemands: 9,
    brokenPeople: 1_200_000,
  }),
  supplier(
    'osterly',
    'Osterly Light',
    'XD',
    ['restricted', 'insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence'],
    [0.2, 0.1],
    { elements: 60, elementShare: 0.06, exposedDemands: 2, brokenDemands: 1, leavesOpen: 1 },
  ),
  supplier(
    'quiet',
    'Quiet Antennas',
    'XE',
    ['insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence'],
    [0, 0],
    { elements: 4, elementShare: 0.004, exposedDemands: 0, brokenDemands: 0 },
  ),
  supplier('tessary', 'Tessary Compute', 'XB', ['trusted', 'trusted', 'restricted', 'restricted'], [0.55, 0.2], {
    elements: 80,
    elementShare: 0.08,
    exposedDemands: 5,
    brokenDemands: 3,
  }),
  supplier('vellmark', 'Vellmark Systems', 'XF', ['restricted', 'excluded', 'excluded', 'excluded'], [0.05, 0.8], {
    elements: 66,
    elementShare: 0.07,
    exposedDemands: 5,
    brokenDemands: 3,
    brokenPeople: 310_000,
    blocks: 5,
  }),
];

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

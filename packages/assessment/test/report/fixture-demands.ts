import type { DemandReport, LegReport } from '@cleanpath/model';

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

/** Every verdict and every reason once. */
export const DEMANDS: DemandReport[] = [
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

import { REGIONS } from './places.mjs';

const path = (from, to, plane = 'transmission') => ({ plane, from, to });
const set = (plane, ...elements) => ({ plane, elements });
const control = (from, core) => path(from, `${core}-core-amf-1`, 'control');
/** Subscriber data and keys of a core site. */
const subscriberData = (core) => set('storage', `${core}-core-udr-1`, `${core}-core-keys-1`);
const demand = (id, name, service, slice, criticality, weight, people, legs) => ({
  id,
  name,
  service,
  slice,
  criticality,
  weight,
  people,
  legs,
});

/** The cell an emergency call of a region is placed from, and the people of the region (synthetic). */
const EMERGENCY = [
  ['south', 'hel-pas', 1640000],
  ['southwest', 'tku-kes', 690000],
  ['aland', 'mhn-tor', 30000],
  ['west', 'tre-kes', 700000],
  ['ostrobothnia', 'vaa-kes', 430000],
  ['central', 'jyv-kes', 270000],
  ['east', 'kuo-kes', 420000],
  ['karelia', 'joe-kes', 160000],
  ['southeast', 'lah-kes', 450000],
  ['north', 'oul-kes', 480000],
  ['lapland', 'roi-kes', 175000],
];
const REGION_NAMES = {
  south: 'south',
  southwest: 'southwest',
  aland: 'Åland',
  west: 'west',
  ostrobothnia: 'Ostrobothnia',
  central: 'central region',
  east: 'east',
  karelia: 'Karelia',
  southeast: 'southeast',
  north: 'north',
  lapland: 'Lapland',
};

export const DEMANDS = [
  ...EMERGENCY.map(([region, cell, people]) => {
    const { home } = REGIONS[region];
    const unit = `${cell}-ru-1`;
    return demand(
      `emergency-${region}`,
      `Emergency calls, ${REGION_NAMES[region]}`,
      'emergency calls',
      'public-safety',
      'critical',
      10,
      people,
      [
        path(unit, `${home}-core-ims-1`),
        path(`${home}-core-ims-1`, `cust-psap-${home}`),
        control(unit, home),
        subscriberData(home),
      ],
    );
  }),
  ...[
    ['central', 'jyv', 'hel', 150000],
    ['ostrobothnia', 'vaa', 'oul', 180000],
    ['karelia', 'joe', 'hel', 110000],
    ['southeast', 'kou', 'hel', 130000],
    ['north', 'oul', 'oul', 240000],
  ].map(([region, town, core, people]) =>
    demand(
      `grid-${region}`,
      `Grid telecontrol, ${REGION_NAMES[region]}`,
      'grid telecontrol',
      'grid',
      'critical',
      8,
      people,
      [
        path(`cust-substation-${town}`, 'tre-upf-grid'),
        path('tre-upf-grid', 'cust-grid-control'),
        control(`cust-substation-${town}`, core),
        set('computing', 'tre-edge-host-1'),
        subscriberData(core),
      ],
    ),
  ),
  ...[
    ['hel', 'Helsinki', 900000],
    ['tre', 'Tampere', 420000],
    ['kuo', 'Kuopio', 210000],
    ['joe', 'Joensuu', 130000],
    ['lpr', 'Lappeenranta', 110000],
    ['oul', 'Oulu', 320000],
    ['mhn', 'Mariehamn', 30000],
    ['roi', 'Rovaniemi', 100000],
  ].map(([town, name, people]) =>
    demand(`hospital-${town}`, `Hospital ${name} to health records`, 'health care', 'business', 'critical', 6, people, [
      path(`cust-hospital-${town}`, 'cust-health-records'),
    ]),
  ),
  ...[
    ['iva', 'Ivalo', 7000],
    ['sav', 'Savonlinna', 32000],
  ].map(([town, name, people]) =>
    demand(
      `clinic-${town}`,
      `Health centre ${name} to health records`,
      'health care',
      'business',
      'important',
      3,
      people,
      [path(`cust-clinic-${town}`, 'cust-health-records')],
    ),
  ),
  demand('clinic-hai', 'Health centre Hailuoto to health records', 'health care', 'broadband', 'important', 2, 1000, [
    path('cust-clinic-hai', 'oul-core-upf-1'),
    path('oul-core-upf-1', 'cust-health-records'),
    control('cust-clinic-hai', 'oul'),
  ]),
  ...[
    ['tre', 'Tampere', 250000],
    ['kuo', 'Kuopio', 120000],
  ].map(([town, name, people]) =>
    demand(
      `ambulance-${town}`,
      `Ambulances ${name} to health records`,
      'health care',
      'public-safety',
      'critical',
      6,
      people,
      [
        path(`cust-ambulance-${town}`, 'hel-core-upf-1'),
        path('hel-core-upf-1', 'cust-health-records'),
        control(`cust-ambulance-${town}`, 'hel'),
        subscriberData('hel'),
      ],
    ),
  ),
  ...[
    ['government-ministry', 'Ministry to government data centre', 'cust-ministry-hel', 5500000, 8],
    ['government-oul', 'Regional agency Oulu to government data centre', 'cust-agency-oul', 480000, 4],
    ['government-mhn', 'Provincial government Mariehamn to government data centre', 'cust-parliament-mhn', 30000, 4],
  ].map(([id, name, from, people, weight]) =>
    demand(id, name, 'government', 'business', 'critical', weight, people, [path(from, 'cust-government-dc')]),
  ),
  ...[
    [
      'rail-main',
      'Rail control, main line Helsinki–Tampere',
      [
        ['hel-pas', 'hel'],
        ['hml-kes', 'hel'],
        ['tre-kes', 'hel'],
      ],
      90000,
    ],
    [
      'rail-coast',
      'Rail control, coast line Helsinki–Turku',
      [
        ['esp-lep', 'hel'],
        ['tku-kes', 'hel'],
      ],
      60000,
    ],
    [
      'rail-savo',
      'Rail control, Savo line Mikkeli–Iisalmi',
      [
        ['mik-kes', 'hel'],
        ['iis-kes', 'hel'],
      ],
      25000,
    ],
    [
      'rail-north',
      'Rail control, northern line Oulu–Rovaniemi',
      [
        ['oul-kes', 'oul'],
        ['roi-kes', 'oul'],
      ],
      20000,
    ],
  ].map(([id, name, cells, people]) =>
    demand(id, name, 'rail', 'rail', 'critical', 5, people, [
      ...cells.flatMap(([cell, core]) => [path(`${cell}-ru-1`, `${core}-core-upf-2`), control(`${cell}-ru-1`, core)]),
      path('hel-core-upf-2', 'cust-rail-control'),
    ]),
  ),
  demand('border-ima', 'Border station Imatra to command', 'border', 'public-safety', 'critical', 4, 30000, [
    path('cust-border-ima', 'hel-core-upf-1'),
    path('hel-core-upf-1', 'cust-border-command'),
    control('cust-border-ima', 'hel'),
  ]),
  demand('border-tor', 'Border station Tornio to command', 'border', 'public-safety', 'critical', 4, 21000, [
    path('cust-border-tor', 'oul-core-upf-1'),
    path('oul-core-upf-1', 'cust-border-command'),
    control('cust-border-tor', 'oul'),
  ]),
  demand('border-iva', 'Border station Ivalo to command', 'border', 'business', 'critical', 4, 6000, [
    path('cust-border-iva', 'cust-border-command'),
  ]),
  demand('water-hel', 'Waterworks Helsinki telemetry', 'water', 'broadband', 'critical', 4, 650000, [
    path('cust-water-hel', 'hel-core-upf-1'),
    path('hel-core-upf-1', 'cust-water-control'),
    control('cust-water-hel', 'hel'),
  ]),
  demand(
    'water-jyv',
    'Waterworks Jyväskylä telemetry through the exposure function',
    'water',
    'broadband',
    'critical',
    4,
    145000,
    [
      path('cust-water-jyv', 'hel-core-upf-1'),
      path('oul-core-nef-1', 'cust-water-control', 'control'),
      control('cust-water-jyv', 'hel'),
    ],
  ),
  demand(
    'water-tre',
    'Waterworks Tampere telemetry through the IoT platform',
    'water',
    'business',
    'critical',
    4,
    255000,
    [path('cust-water-tre', 'kaj-iot-1'), path('kaj-iot-1', 'cust-water-control')],
  ),
  demand('port-tku', 'Port of Turku cranes', 'ports', 'port', 'important', 3, 20000, [
    path('cust-port-tku', 'tku-upf-port'),
    path('tku-upf-port', 'cust-port-traffic'),
    control('cust-port-tku', 'hel'),
    set('computing', 'tku-edge-host-1'),
  ]),
  demand('port-kok', 'Port of Kokkola cranes', 'ports', 'port', 'important', 3, 9000, [
    path('cust-port-kok', 'kok-port-app-1'),
    control('cust-port-kok', 'oul'),
    set('computing', 'kok-edge-host-1'),
  ]),
  demand('port-ham', 'Port of Hamina vessel traffic', 'ports', 'port', 'important', 3, 11000, [
    path('cust-port-ham', 'tku-upf-port'),
    path('tku-upf-port', 'cust-port-traffic'),
    control('cust-port-ham', 'hel'),
  ]),
  demand('port-kem', 'Port of Kemi vessel traffic', 'ports', 'port', 'important', 3, 8000, [
    path('cust-port-kem', 'tku-upf-port'),
    path('tku-upf-port', 'cust-port-traffic'),
    control('cust-port-kem', 'oul'),
  ]),
  demand('payments-hel', 'Card payments Helsinki', 'payments', 'broadband', 'important', 4, 650000, [
    path('cust-shops-hel', 'hel-core-upf-1'),
    path('hel-core-upf-1', 'cust-bank-clearing'),
    control('cust-shops-hel', 'hel'),
    subscriberData('hel'),
  ]),
  demand('payments-tre', 'Card payments Tampere, wired terminals', 'payments', 'business', 'important', 4, 240000, [
    path('cust-shops-tre', 'cust-bank-clearing'),
  ]),
  demand('payments-abroad', 'Card clearing abroad', 'payments', 'business', 'critical', 6, 5500000, [
    path('cust-bank-clearing', 'hel-exchange-1'),
  ]),
  demand('payments-mhn', 'Card payments Åland over the western cable', 'payments', 'broadband', 'important', 3, 30000, [
    path('cust-shops-mhn', 'hel-core-upf-1'),
    path('hel-core-upf-1', 'west-landing-1'),
    control('cust-shops-mhn', 'hel'),
  ]),
  ...[
    ['south', 'hel', 400000],
    ['north', 'oul', 150000],
  ].map(([region, core, people]) =>
    demand(`metering-${region}`, `Smart metering, ${region}`, 'metering', 'metering', 'normal', 1, people, [
      path(`cust-meters-${region}`, 'tre-upf-meter'),
      path('tre-upf-meter', 'kaj-iot-1'),
      control(`cust-meters-${region}`, core),
      set('computing', 'tre-edge-host-1', 'kaj-region-1'),
    ]),
  ),
  demand('broadcast-tku', 'Broadcast feed Helsinki–Turku', 'broadcast', 'business', 'important', 3, 350000, [
    path('cust-studio-hel', 'cust-mast-tku'),
  ]),
  demand('school-jyv', 'School Äänekoski to learning platform', 'school', 'broadband', 'normal', 1, 900, [
    path('cust-school-jyv', 'hel-core-upf-1'),
    path('hel-core-upf-1', 'kaj-school-app-1'),
    control('cust-school-jyv', 'hel'),
    set('computing', 'kaj-region-1'),
  ]),
  demand('school-sod', 'School Sodankylä to learning platform', 'school', 'business', 'normal', 1, 700, [
    path('cust-school-sod', 'kaj-school-app-1'),
  ]),
  demand('school-sot', 'School Sotkamo to learning platform', 'school', 'broadband', 'normal', 1, 600, [
    path('cust-school-sot', 'oul-core-upf-1'),
    path('oul-core-upf-1', 'kaj-school-app-1'),
    control('cust-school-sot', 'oul'),
  ]),
  demand('pilot-uto', 'Pilot station Utö to vessel traffic', 'ports', 'broadband', 'important', 2, 50, [
    path('cust-pilot-uto', 'hel-core-upf-1'),
    path('hel-core-upf-1', 'cust-port-traffic'),
    control('cust-pilot-uto', 'hel'),
  ]),
  demand('ferry-eck', 'Ferry terminal Eckerö to vessel traffic', 'ports', 'broadband', 'important', 2, 5000, [
    path('cust-ferry-eck', 'hel-core-upf-1'),
    path('hel-core-upf-1', 'cust-port-traffic'),
    control('cust-ferry-eck', 'hel'),
  ]),
  demand('roaming', 'Inbound roaming', 'roaming', 'broadband', 'important', 3, 600000, [
    path('hel-core-sepp-1', 'hel-exchange-1', 'control'),
    path('hel-core-upf-2', 'hel-exchange-1'),
  ]),
  demand(
    'mvno-voice',
    'Voice of the virtual operator Hallavaara Mobile',
    'voice',
    'virtual-operator',
    'normal',
    2,
    310000,
    [path('hel-kal-ru-1', 'hel-core-ims-1'), control('hel-kal-ru-1', 'hel'), subscriberData('hel')],
  ),
];

export const SLICES = [
  {
    id: 'broadband',
    name: 'Mobile broadband',
    sst: 1,
    elements: ['hel-core-upf-1', 'oul-core-upf-1'],
    isolation: 'none',
  },
  { id: 'business', name: 'Wired business access', sst: 1, sd: '0000B1', isolation: 'none' },
  {
    id: 'public-safety',
    name: 'Emergency and public safety',
    sst: 1,
    sd: '0000A1',
    elements: ['hel-core-ims-1', 'oul-core-ims-1', 'hel-core-upf-1', 'oul-core-upf-1'],
    isolation: 'none',
  },
  { id: 'grid', name: 'Grid telecontrol', sst: 2, sd: '0000E1', elements: ['tre-upf-grid'], isolation: 'host' },
  {
    id: 'metering',
    name: 'Smart metering',
    sst: 3,
    sd: '0000D1',
    elements: ['tre-upf-meter', 'kaj-iot-1'],
    isolation: 'host',
  },
  { id: 'port', name: 'Ports', sst: 2, sd: '0000C1', elements: ['tku-upf-port'], isolation: 'none' },
  { id: 'rail', name: 'Rail', sst: 2, sd: '0000F1', elements: ['hel-core-upf-2', 'oul-core-upf-2'], isolation: 'none' },
  { id: 'virtual-operator', name: 'Hallavaara Mobile (virtual operator)', sst: 1, sd: '0000AA', isolation: 'none' },
];

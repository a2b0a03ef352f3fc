import { INHERITED, STRONG, STRONG_PRODUCT, SOLID, SOLID_PRODUCT, DECLARED } from './evidence-profiles.mjs';
import { Register } from './evidence-register.mjs';

/** The register of evidence in reading order: [heading, items]. */
export function evidenceRegister() {
  const register = new Register();
  register.chapter('Corvane: 5G core. Strong evidence on every group from independent sources.', () => {
    register.items('corvane', STRONG);
    for (const product of ['core', 'upf', 'vault', 'manager']) register.items(`corvane/${product}`, STRONG_PRODUCT);
    register.item('corvane', 'O3', 'press', 'leak-site', 4, {
      support: 0,
      excerpt: 'Claims bribes without a document. Weighs next to nothing.',
    });
    register.item('corvane', 'J4', 'statement', 'corvane-statement', 2);
  });
  register.chapter('Quellmark: hosts, clusters, storage, cloud region. Strong throughout.', () => {
    register.items('quellmark', STRONG);
    for (const product of ['host', 'kube', 'storage', 'region']) register.items(`quellmark/${product}`, STRONG_PRODUCT);
  });
  register.chapter('Norrask: radio access.', () => {
    register.items('norrask', STRONG);
    for (const product of ['ru-8', 'ru-9', 'baseband', 'manager']) register.items(`norrask/${product}`, STRONG_PRODUCT);
    register.item('norrask', 'S2', 'answer', 'norrask-statement', 2);
    register.item('norrask/baseband', 'T4', 'press', 'trade-press', 3, {
      support: 0.1,
      observedAt: '2026-05-03',
      state: 'retracted',
      stateReason: 'The paper withdrew the report: it confused two products.',
      excerpt: 'Reported a flaw that turned out to be in another product.',
    });
    register.item('norrask/ru-8', 'T5', 'run', 'measurements', 1, {
      observedAt: '2026-10-12',
      excerpt: 'Firmware hashes of 412 units compared with the release: all equal.',
    });
  });
  register.chapter(
    'Brackwell: radio access. Nothing is wrong with Brackwell; see its update server in Tampere.',
    () => {
      register.items('brackwell', SOLID);
      for (const product of ['ru', 'baseband', 'manager']) register.items(`brackwell/${product}`, SOLID_PRODUCT);
      register.item('brackwell', 'T2', 'statement', 'brackwell-statement', 2);
      register.item('brackwell/baseband', 'T4', 'press', 'new-blog', 6, {
        support: 0.2,
        observedAt: '2026-09-20',
        excerpt: 'Calls the flaw history poor; the author cannot be judged yet.',
      });
    },
  );
  register.chapter('Tessary: line systems, packet nodes, one submarine system, clocks.', () => {
    register.items('tessary', STRONG);
    for (const product of ['line', 'packet', 'subsea', 'time', 'manager'])
      register.items(`tessary/${product}`, STRONG_PRODUCT);
    const renewed = register.item('tessary/line', 'T1', 'certificate', 'sealwright', 1, {
      observedAt: '2026-03-02',
      expiresAt: '2029-03-02',
      excerpt: 'Certificate renewed for release R9.',
    });
    register.item('tessary/line', 'T1', 'certificate', 'sealwright', 1, {
      observedAt: '2023-03-01',
      expiresAt: '2026-03-01',
      state: 'superseded',
      supersededBy: renewed,
      excerpt: 'Certificate of release R8, replaced by its renewal.',
    });
  });
  register.chapter('Hartmoor and Lindrake: two names, one owner (Oakhollow).', () => {
    // What is known of the owner's seat, owners and record counts for what it controls.
    register.items(
      'oakhollow',
      SOLID.filter(([criterion]) => INHERITED.has(criterion)),
    );
    for (const supplier of ['hartmoor', 'lindrake'])
      register.items(
        supplier,
        SOLID.filter(([criterion]) => !INHERITED.has(criterion)),
      );
    for (const product of [
      'hartmoor/router',
      'hartmoor/cell',
      'hartmoor/manager',
      'lindrake/cell',
      'lindrake/customer',
      'lindrake/firewall',
      'lindrake/manager',
    ])
      register.items(product, SOLID_PRODUCT);
  });
  register.chapter('Sablethorn and its owner Dunmarrow: refuted by several independent sources.', () =>
    sablethorn(register),
  );
  register.chapter(
    'Zephrine: never offered anything itself; its module sits inside another supplier’s radio unit.',
    () => zephrine(register),
  );
  register.chapter('Ferrowick: one authority found what nobody has confirmed or refuted yet.', () =>
    ferrowick(register),
  );
  register.chapter('Ombrane: two strong bodies contradict each other about the same product.', () => ombrane(register));
  register.chapter('Kestmere: everything on file has expired.', () => kestmere(register));
  register.chapter('Lyrandel: says only good things about itself, and nobody else has looked.', () =>
    lyrandel(register),
  );
  register.chapter('Power supplies: enough for the lower tiers, where they are used.', () => {
    register.items('grevane', [
      ['J1', 'advisory', 'ncsa', 1],
      ['J2', 'register', 'register', 1],
      ['J3', 'advisory', 'partner', 1],
      ['O1', 'register', 'register', 1],
      ['O2', 'audit', 'ridgepole', 1],
      ['O3', 'court', 'court', 1],
      ['T2', 'audit', 'ridgepole', 1],
      ['S1', 'audit', 'ridgepole', 1],
      ['S2', 'audit', 'spandrel', 1],
      ['S3', 'audit', 'ridgepole', 1],
    ]);
    register.items('grevane/rectifier', [
      ['T1', 'test', 'harbour-lab', 1],
      ['T3', 'flaws', 'csirt', 1],
      ['T5', 'test', 'harbour-lab', 1],
    ]);
    register.items('stellin', [
      ['J1', 'advisory', 'partner', 1],
      ['J2', 'register', 'register', 1],
      ['O1', 'register', 'register', 1],
      ['O2', 'audit', 'ridgepole', 1],
      ['S1', 'audit', 'ridgepole', 1],
      ['S2', 'audit', 'ridgepole', 1],
    ]);
    register.items('stellin', [
      ['O3', 'court', 'court', 1],
      ['T2', 'audit', 'ridgepole', 1],
    ]);
    register.items('stellin/generator', [
      ['T1', 'test', 'harbour-lab', 1],
      ['T3', 'flaws', 'csirt', 1],
    ]);
  });
  return { items: register.list, headings: register.headings };
}

function sablethorn(register) {
  const contra = (criterion, type, source, credibility, support = 0, more = {}) => [
    criterion,
    type,
    source,
    credibility,
    { support, ...more },
  ];
  const items = register.items('dunmarrow', [
    contra('J1', 'advisory', 'ncsa', 1),
    contra('J1', 'advisory', 'partner', 1),
    contra('J1', 'court', 'court', 1, 0, {
      excerpt: 'The court found that the seat’s law leaves no remedy against such demands.',
    }),
    contra('J2', 'register', 'register', 1, 0),
    contra('J2', 'advisory', 'ncsa', 1),
    contra('J2', 'advisory', 'partner', 1),
    contra('J3', 'advisory', 'ncsa', 1),
    contra('J2', 'court', 'court', 1, 0, { excerpt: 'The court found the golden share valid and undisclosed.' }),
    contra('J3', 'advisory', 'partner', 1),
    contra('O1', 'register', 'register', 1, 0.1, {
      excerpt: 'Shareholders behind a nominee company; 62 % of Sablethorn and 55 % of Zephrine.',
    }),
  ]);
  register.items('sablethorn', [
    contra('J4', 'audit', 'spandrel', 1),
    contra('J4', 'audit', 'ridgepole', 1),
    contra('O1', 'register', 'register', 1, 0.1),
    contra('O1', 'audit', 'ridgepole', 1, 0.1),
    contra('O2', 'audit', 'spandrel', 1, 0.3),
    contra('O3', 'court', 'court', 1, 0),
    contra('O3', 'advisory', 'ncsa', 1),
    ['S1', 'audit', 'spandrel', 1],
    ['S2', 'audit', 'spandrel', 1, { support: 0.4 }],
    contra('S3', 'audit', 'ridgepole', 1, 0.1),
    contra('T2', 'audit', 'spandrel', 1, 0.2),
  ]);
  register.items('sablethorn', [
    contra('T3', 'flaws', 'csirt', 1, 0.25),
    contra('T4', 'flaws', 'csirt', 1, 0.3),
    contra('T4', 'study', 'university', 1, 0.2),
  ]);
  for (const product of ['radio', 'host', 'manager'])
    register.items(`sablethorn/${product}`, [
      ['T1', 'test', 'pohja-lab', 1, { support: 0.3, excerpt: 'Three of five test groups failed.' }],
      contra('T1', 'test', 'harbour-lab', 1, 0.25, {
        excerpt: 'Repeated the failed test groups with the same result.',
      }),
    ]);
  for (const [source, date] of [
    ['trade-press', '2026-06-30'],
    ['wire', '2026-07-01'],
    ['new-blog', '2026-07-04'],
  ])
    register.item('dunmarrow', 'J1', 'press', source, 3, {
      support: 0,
      observedAt: date,
      derivedFrom: items[0],
      excerpt: 'Repeats the advisory of the authority; adds nothing of its own.',
    });
  register.item('sablethorn', 'J1', 'rebuttal', 'sablethorn-statement', 3, {
    support: 1,
    excerpt: 'Answers that it has never received such a demand.',
  });
  register.item('sablethorn', 'J2', 'statement', 'sablethorn-statement', 3);
}

function zephrine(register) {
  const teardown = register.item('zephrine/beam', 'T5', 'components', 'pohja-lab', 1, {
    support: 0.2,
    observedAt: '2026-09-08',
    excerpt: 'Found in the Norrask Radio Unit 9: a Zephrine module with its own processor and update channel.',
  });
  register.item('zephrine/beam', 'T5', 'press', 'trade-press', 3, {
    support: 0,
    observedAt: '2026-09-11',
    derivedFrom: teardown,
    excerpt: 'Reports the laboratory’s finding.',
  });
  register.item('zephrine', 'O1', 'register', 'register', 1, {
    support: 0.3,
    observedAt: '2026-08-03',
    excerpt: '55 % held by Dunmarrow since February 2024; the remaining owners are not on file.',
  });
}

function ferrowick(register) {
  register.items('ferrowick', [
    ...SOLID.filter(([criterion]) => !/^(S.|T3|T4)$/.test(criterion)),
    ['T3', 'test', 'harbour-lab', 1, { support: 0.6, excerpt: 'Fixes on time in two of four releases.' }],
    [
      'S1',
      'audit',
      'spandrel',
      1,
      { support: 0.6, excerpt: 'Spare parts assured for five of the ten years asked for.' },
    ],
    ['S2', 'audit', 'spandrel', 1, { support: 0.15 }],
    ['S3', 'audit', 'ridgepole', 1, { support: 0.3 }],
  ]);
  for (const product of ['line', 'subsea'])
    register.items(`ferrowick/${product}`, [
      ['T1', 'test', 'pohja-lab', 1, { support: 0.7, excerpt: 'Passed with a major finding in remote maintenance.' }],
      [
        'T4',
        'incident',
        'csirt',
        1,
        { support: 0.1, excerpt: 'Undocumented maintenance modem found in an amplifier hut.' },
      ],
      ['T5', 'test', 'harbour-lab', 1, { support: 0.4 }],
    ]);
  register.item('ferrowick/line', 'T4', 'rebuttal', 'ferrowick-statement', 2, {
    support: 1,
    excerpt: 'Says the modem was ordered by the former owner of the route.',
    state: 'disputed',
    stateReason: 'The former owner denies it.',
  });
}

function ombrane(register) {
  register.items('ombrane', SOLID);
  register.items('ombrane/firewall', [
    ['T1', 'certificate', 'sealwright', 1, { excerpt: 'Certified to the assurance scheme without conditions.' }],
    [
      'T1',
      'test',
      'pohja-lab',
      1,
      { support: 0.98, excerpt: 'All mandatory tests passed on the release the supplier sent in.' },
    ],
    [
      'T1',
      'advisory',
      'ncsa',
      1,
      {
        support: 0.02,
        origin: 'firewall-taken-from-service-2026-05',
        excerpt: 'A second management account survives a factory reset on the release found in service.',
      },
    ],
    [
      'T1',
      'test',
      'harbour-lab',
      1,
      {
        support: 0.05,
        origin: 'firewall-taken-from-service-2026-05',
        excerpt: 'Reproduced the account on the same unit.',
      },
    ],
    ['T5', 'test', 'harbour-lab', 1],
  ]);
  register.item('ombrane/firewall', 'T1', 'rebuttal', 'ombrane-statement', 2, {
    support: 1,
    excerpt: 'Says the account belongs to a pre-release that was never sold.',
  });
}

function kestmere(register) {
  const old = (criterion, type, source, observedAt, expiresAt) => [
    criterion,
    type,
    source,
    1,
    { observedAt, expiresAt },
  ];
  register.items('kestmere', [
    old('J1', 'advisory', 'ncsa', '2021-05-04', '2024-05-04'),
    old('J2', 'register', 'register', '2022-01-20', '2023-01-20'),
    old('O1', 'register', 'register', '2022-01-20', '2023-01-20'),
    old('O2', 'audit', 'spandrel', '2021-11-09', '2024-11-09'),
    old('T2', 'certificate', 'sealwright', '2021-09-30', '2024-09-30'),
    old('S1', 'audit', 'spandrel', '2021-11-09', '2024-11-09'),
    old('S2', 'audit', 'spandrel', '2021-11-09', '2024-11-09'),
    old('J1', 'statement', 'kestmere-statement', '2022-03-01', '2023-03-01'),
  ]);
  for (const product of ['microwave', 'satellite'])
    register.items(`kestmere/${product}`, [
      old('T1', 'test', 'pohja-lab', '2021-08-17', '2023-08-17'),
      old('T3', 'flaws', 'csirt', '2022-02-02', '2024-02-02'),
    ]);
}

function lyrandel(register) {
  for (const criterion of DECLARED)
    register.item('lyrandel', criterion, criterion.startsWith('S') ? 'answer' : 'statement', 'lyrandel-statement', 2);
  for (const product of ['iot', 'edge'])
    for (const criterion of ['T1', 'T3', 'T5'])
      register.item(`lyrandel/${product}`, criterion, 'statement', 'lyrandel-statement', 2);
}

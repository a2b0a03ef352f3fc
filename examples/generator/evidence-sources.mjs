/** Who says something, and how reliable that source has been (Admiralty grades over time). All fictional. */
const source = (id, name, kind, grades, controlledBy) => ({
  id,
  name,
  kind,
  ...(controlledBy ? { controlledBy } : {}),
  grades,
});
const since = (grade, from = '2018-01-01') => ({ grade, from });

export const SOURCES = [
  source('ncsa', 'National Cyber Security Authority', 'authority', [since('A')]),
  source('csirt', 'National Computer Security Incident Response Team', 'cert', [since('A')]),
  source('register', 'Joint Company Register', 'registry', [since('A')]),
  source('court', 'Commercial Court of Record', 'court', [since('A')]),
  source('partner', 'Partner Cyber Authority', 'authority', [since('B'), since('A', '2024-01-01')]),
  source('pohja-lab', 'Pohja Test Laboratory', 'laboratory', [since('B'), since('A', '2023-06-01')]),
  source('harbour-lab', 'Harbour Evaluation', 'laboratory', [since('B')]),
  source('sealwright', 'Sealwright Certification Body', 'certification-body', [since('A')]),
  source('spandrel', 'Spandrel Assurance', 'auditor', [since('A')]),
  source('ridgepole', 'Ridgepole Auditors', 'auditor', [since('A')]),
  source('university', 'University network security group', 'academia', [since('B')]),
  source('measurements', 'Kinosverkko measurements', 'operator', [since('B')], 'kinosverkko'),
  source('trade-press', 'Trade press', 'press', [since('C'), since('D', '2024-01-01')]),
  source('wire', 'News wire', 'press', [since('D')]),
  source('leak-site', 'Anonymous leak site', 'press', [since('E')]),
  source('new-blog', 'A blog nobody knows yet', 'press', [since('F', '2026-01-01')]),
  ...['corvane', 'norrask', 'brackwell', 'sablethorn', 'ferrowick', 'ombrane', 'kestmere', 'lyrandel'].map((supplier) =>
    source(
      `${supplier}-statement`,
      `Statements of ${supplier[0].toUpperCase()}${supplier.slice(1)}`,
      'supplier',
      [since('C')],
      supplier,
    ),
  ),
];

/** What an item that speaks for the criterion says, in a sentence. */
export const PRO = {
  J1: 'Demands of the state on the supplier need a warrant that an independent court can review.',
  J2: 'No state or military holding, golden share or undisclosed influence found.',
  J3: 'The seat is bound by an agreement on security and data protection.',
  J4: 'Publishes a yearly report on government requests; the figures were checked.',
  O1: 'Owners are on file down to natural persons.',
  O2: 'Accounts audited; credit on market terms, no undisclosed state financing.',
  O3: 'No finding on bribery, stolen designs or espionage in ten years.',
  O4: 'Contributes to open interfaces and took part in three public interoperability tests.',
  T1: 'Security assurance campaign passed without an open major finding.',
  T2: 'Development and release process audited, signing keys in hardware.',
  T3: 'Fixes delivered within the promised time over the last four releases.',
  T4: 'Published flaws of the last three years all repaired, none known to be exploited.',
  T5: 'Bill of materials complete; the build was reproduced from source.',
  S1: 'Spare parts and support assured for ten years, tested in an exercise.',
  S2: 'Screens its own suppliers and can name the origin of every critical part.',
  S3: 'Two places of manufacture on two continents; second source for every critical part.',
};

/** What an item that speaks against the criterion says. */
export const CONTRA = {
  J1: 'The law of the seat obliges the supplier to serve secret demands of the state without review.',
  J2: 'A golden share lets a state body appoint two directors; it was not disclosed.',
  J3: 'No agreement on security or data protection binds the seat.',
  J4: 'Declines to say whether it received demands of the state.',
  O1: 'Thirty-eight per cent of the equity cannot be traced to an owner.',
  O2: 'Two credit lines below market terms from a state bank, not disclosed in offers.',
  O3: 'Convicted of copying another supplier’s designs.',
  O4: 'Proprietary interfaces only; no part in interoperability tests.',
  T1: 'Major findings open: undocumented maintenance account.',
  T2: 'Builds are not reproducible and are signed on a shared computer.',
  T3: 'Fixes late by more than six months in three of four cases.',
  T4: 'Repeated flaws of the same class; one exploited before a fix existed.',
  T5: 'Bill of materials incomplete; binary parts of unknown origin.',
  S1: 'Two production stops last year; spare parts delayed by nine months.',
  S2: 'Could not name the origin of the controller in its amplifiers.',
  S3: 'A single place of manufacture.',
};

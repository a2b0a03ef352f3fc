/** Evidence on all groups of criteria that carries a supplier through the two strictest tiers. */
export const STRONG = [
  ['J1', 'advisory', 'ncsa', 1],
  ['J1', 'advisory', 'partner', 1],
  ['J2', 'register', 'register', 1],
  ['J2', 'advisory', 'ncsa', 1],
  ['J3', 'advisory', 'ncsa', 1],
  ['J3', 'advisory', 'partner', 1],
  ['J4', 'audit', 'spandrel', 1],
  ['J4', 'audit', 'ridgepole', 2],
  ['O1', 'register', 'register', 1],
  ['O1', 'audit', 'ridgepole', 1],
  ['O2', 'audit', 'spandrel', 1],
  ['O2', 'audit', 'ridgepole', 1],
  ['O3', 'court', 'court', 1],
  ['O3', 'advisory', 'ncsa', 1],
  ['O4', 'study', 'university', 2],
  ['O4', 'audit', 'spandrel', 1],
  ['T2', 'certificate', 'sealwright', 1],
  ['T2', 'audit', 'ridgepole', 1],
  ['T3', 'flaws', 'csirt', 1],
  ['T3', 'test', 'harbour-lab', 1],
  ['T4', 'flaws', 'csirt', 1],
  ['T4', 'study', 'university', 2],
  ['T5', 'audit', 'spandrel', 1],
  ['S1', 'audit', 'spandrel', 1],
  ['S1', 'audit', 'ridgepole', 1],
  ['S2', 'audit', 'spandrel', 1],
  ['S2', 'audit', 'ridgepole', 1],
  ['S3', 'audit', 'spandrel', 1],
  ['S3', 'certificate', 'sealwright', 1],
];
export const STRONG_PRODUCT = [
  ['T1', 'test', 'pohja-lab', 1, { support: 0.97 }],
  ['T1', 'certificate', 'sealwright', 1],
  ['T5', 'test', 'pohja-lab', 1],
];
/** Evidence that suffices for the tier `high`, and no more. */
export const SOLID = [
  ['J1', 'advisory', 'ncsa', 1],
  ['J1', 'advisory', 'partner', 1],
  ['J2', 'register', 'register', 1],
  ['J3', 'advisory', 'ncsa', 1],
  ['O1', 'register', 'register', 1],
  ['O1', 'audit', 'ridgepole', 1],
  ['O2', 'audit', 'spandrel', 1],
  ['O3', 'court', 'court', 1],
  ['O4', 'study', 'university', 2],
  ['T2', 'certificate', 'sealwright', 1],
  ['T3', 'test', 'pohja-lab', 1],
  ['T4', 'flaws', 'csirt', 1],
  ['S1', 'audit', 'spandrel', 1],
  ['S2', 'audit', 'spandrel', 1],
  ['S2', 'audit', 'ridgepole', 1],
  ['S3', 'certificate', 'sealwright', 1],
];
export const SOLID_PRODUCT = [
  ['T1', 'test', 'pohja-lab', 1, { support: 0.95 }],
  ['T5', 'test', 'harbour-lab', 1],
];
/** Everything the supplier says about itself, and nothing else. */
export const DECLARED = ['J1', 'J2', 'J3', 'J4', 'O1', 'O2', 'O3', 'T2', 'S1', 'S2', 'S3'];
/** Criteria of the default tree whose evidence about an owner counts for what it controls. */
export const INHERITED = new Set(['J1', 'J2', 'J3', 'O1', 'O3']);

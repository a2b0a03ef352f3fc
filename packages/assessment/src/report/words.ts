import {
  ELEMENT_KINDS,
  PLANE_TITLES,
  type ElementKind,
  type KindFamily,
  type LegReport,
  type Outcome,
  type Plane,
  type RelationType,
  type Tier,
  type TrustState,
  type Verdict,
} from '@cleanpath/model';

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  clean: 'Clean',
  undetermined: 'Undetermined',
  blocked: 'Blocked',
  disconnected: 'Disconnected',
};

export const STATE_WORDS: Readonly<Record<TrustState, string>> = {
  trusted: 'Trusted',
  unknown: 'Undetermined',
  untrusted: 'Untrusted',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  trusted: 'Trusted',
  restricted: 'Restricted',
  excluded: 'Excluded',
  'insufficient-evidence': 'Insufficient evidence',
};

export const TIER_WORDS: Readonly<Record<Tier, string>> = {
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
  critical: 'Critical',
};

export const RELATION_WORDS: Readonly<Record<RelationType, string>> = {
  link: 'linked to',
  'hosted-on': 'hosted on',
  'controlled-by': 'controlled by',
  'managed-by': 'managed by',
  'updated-by': 'updated by',
  'stores-on': 'stores on',
  'authenticated-by': 'authenticated by',
  'timed-by': 'timed by',
  'powered-by': 'powered by',
  'part-of': 'part of',
  'carried-by': 'carried by',
};

export const REASON_WORDS: Readonly<Record<LegReport['reason'], string>> = {
  'clean-path': 'a clean path is proven',
  'all-clean': 'every element is clean',
  'unknown-on-path': 'the best route crosses unknowns',
  'unknown-member': 'an element it needs is unknown',
  endpoint: 'an end is not clean',
  cut: 'every route is cut',
  'set-member': 'an element it needs is not clean',
  'no-path': 'no route at all',
};

export const DEPTH_WORDS = {
  prime: 'Prime supplier',
  owner: 'Ultimate owner',
  closure: 'With all dependencies',
} as const;

export const MEASURE_WORDS = {
  count: 'number of elements',
  capacity: 'capacity (bit/s)',
  population: 'people served',
  replacementCost: 'replacement cost',
} as const;

/** Title of a plane, or the text itself where the document brings one this release does not know. */
export const planeTitle = (plane: string): string =>
  Object.hasOwn(PLANE_TITLES, plane) ? PLANE_TITLES[plane as Plane] : plane;

const isKind = (kind: string): kind is ElementKind => Object.hasOwn(ELEMENT_KINDS, kind);

export const kindFamily = (kind: string): KindFamily => (isKind(kind) ? ELEMENT_KINDS[kind].family : 'other');

export const kindTitle = (kind: string): string => (isKind(kind) ? ELEMENT_KINDS[kind].title : kind);

/** Short label of a kind: the abbreviation of its title where it has one (AMF), else its title without the bracket. */
export function kindLabel(kind: string): string {
  const title = kindTitle(kind);
  const bracket = /^(.*?) \(([^)]+)\)$/.exec(title);
  if (!bracket) return title;
  return /^[0-9A-Z-]+$/.test(bracket[2]!) ? bracket[2]! : bracket[1]!;
}

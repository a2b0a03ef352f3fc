/** Trust state of an element or party. The order is the code in typed arrays: 0 trusted, 1 unknown, 2 untrusted. */
export const TRUST_STATES = ['trusted', 'unknown', 'untrusted'] as const;
export type TrustState = (typeof TRUST_STATES)[number];

export const TRUSTED = 0;
export const UNKNOWN = 1;
export const UNTRUSTED = 2;

/** Verdict of a demand, best first. Only a proven clean path is `clean`. */
export const VERDICTS = ['clean', 'undetermined', 'blocked', 'disconnected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Decision about a supplier for one sensitivity tier. */
export const OUTCOMES = ['trusted', 'restricted', 'excluded', 'insufficient-evidence'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * In what role a supplier takes part in an element. `prime` delivers the product, `component` a part of it,
 * `software` the software on it; the others act on it during its life.
 */
export const PARTY_ROLES = ['prime', 'component', 'software', 'integrator', 'maintainer', 'operator', 'owner'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

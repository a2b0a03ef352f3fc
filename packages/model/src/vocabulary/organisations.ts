/** What kind of body an organisation is. */
export const ORGANISATION_KINDS = ['authority', 'operator', 'supplier', 'laboratory', 'isac'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/**
 * Roles a person can hold in an organisation. `administrator` manages people, keys and settings and reads no network by
 * itself; `auditor` reads what its organisation may read, and the audit trail, and changes nothing; `member` reads.
 */
export const ROLES = ['authority', 'operator', 'supplier', 'laboratory', 'member', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

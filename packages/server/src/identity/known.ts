import { SCOPES, type Scope } from '@cleanpath/api';
import { ORGANISATION_KINDS, ROLES, type OrganisationKind, type Role } from '@cleanpath/model';

/** Roles as stored that this version knows: one it does not know permits nothing. */
export function knownRoles(stored: readonly string[]): Role[] {
  return ROLES.filter((role) => stored.includes(role));
}

export function knownScopes(stored: readonly string[]): Scope[] {
  return SCOPES.filter((scope) => stored.includes(scope));
}

export function knownKind(stored: string): OrganisationKind {
  return ORGANISATION_KINDS.find((kind) => kind === stored) ?? 'operator';
}

/** What the first administrator of an organisation is besides: the role of its kind of body. */
export const ROLE_OF_KIND: Readonly<Record<OrganisationKind, Role>> = {
  authority: 'authority',
  operator: 'operator',
  supplier: 'supplier',
  laboratory: 'laboratory',
  isac: 'member',
};

import type { Scope } from '@cleanpath/api';
import type { Role } from '@cleanpath/model';

/** Who acts: a person in one organisation, by session or by an API key. Services take it as first argument. */
export interface Actor {
  readonly kind: 'person' | 'api-key' | 'system';
  /** Person id, or key id for an API key. */
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly organisationId: string;
  /** The organisation runs this installation. */
  readonly host: boolean;
  readonly roles: readonly Role[];
  /** Scopes of the API key; undefined for a session: no limit beyond the roles. */
  readonly scopes?: readonly Scope[];
  readonly sessionId?: string;
  /** When the person last proved who they are; sensitive changes need it to be recent. */
  readonly confirmedAt?: Date;
}

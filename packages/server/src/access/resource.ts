import type { GRANT_ACCESS } from '@cleanpath/api';

/** What an organisation other than the owner was given. */
export interface NetworkGrant {
  readonly organisationId: string;
  readonly access: (typeof GRANT_ACCESS)[number];
  /** With `supplier-file`: the supplier the organisation is. */
  readonly supplierId?: string;
}

/** A network, its snapshots and assessments: they share one owner and the same grants. */
export interface NetworkResource {
  readonly type: 'network';
  readonly ownerId: string;
  readonly grants: readonly NetworkGrant[];
}

/** What a question about permission is asked of: whose it is and who was let in. Never holds contents. */
export type Resource =
  | NetworkResource
  | { readonly type: 'import'; readonly network: NetworkResource }
  | { readonly type: 'draft'; readonly network: NetworkResource; readonly personId: string }
  | { readonly type: 'job'; readonly organisationId: string; readonly network?: NetworkResource }
  /** `ownerId` null: shipped with Cleanpath. `hostOwned`: belongs to the organisation that runs the installation. */
  | { readonly type: 'policy'; readonly ownerId: string | null; readonly hostOwned: boolean }
  | { readonly type: 'organisation'; readonly organisationId: string }
  | { readonly type: 'person'; readonly organisationId: string; readonly personId: string }
  | { readonly type: 'api-key'; readonly organisationId: string; readonly personId: string }
  | { readonly type: 'audit'; readonly organisationId: string }
  /** One's own account: sessions, password, factors. */
  | { readonly type: 'account'; readonly personId: string }
  /** The installation as a whole: creating organisations, lists filtered by what one may read. */
  | { readonly type: 'installation' };

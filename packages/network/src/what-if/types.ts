import type { DependencyType, ElementKind, Plane, TrustState, Verdict } from '@cleanpath/model';

/** One change of the facts, tried on a network held open. Elements and relations by row, suppliers by id. */
export type WhatIfEdit =
  /** State of a supplier at every tier, or only at those where it has the state `where`; undefined: as decided. */
  | {
      readonly kind: 'supplier';
      readonly supplier: string;
      readonly state: TrustState | undefined;
      readonly where?: TrustState;
    }
  /** Own state of an element whatever its suppliers, as after a replacement or a finding; undefined: by its facts. */
  | { readonly kind: 'element'; readonly element: number; readonly state: TrustState | undefined }
  /** Takes an element out of service: nothing crosses it, and what cannot do without it fails as well. */
  | { readonly kind: 'remove-element'; readonly element: number }
  | { readonly kind: 'restore-element'; readonly element: number }
  /** A new element; its row is in the answer. Links and dependencies are edits of their own. */
  | ({ readonly kind: 'add-element' } & AddedElement)
  | { readonly kind: 'add-link'; readonly from: number; readonly to: number; readonly forward?: boolean }
  /** One relation row, a link or a dependency, of the network or added before. */
  | { readonly kind: 'remove-relation'; readonly relation: number }
  | { readonly kind: 'restore-relation'; readonly relation: number }
  /** A redundancy group, or with one member a plain dependency: `need` of the members must work; default all. */
  | {
      readonly kind: 'add-group';
      readonly element: number;
      readonly type: DependencyType;
      readonly members: readonly number[];
      readonly need?: number;
    }
  /** Whether untrusted elements of a plane count. */
  | { readonly kind: 'plane'; readonly plane: Plane; readonly counted: boolean };

export interface AddedElement {
  readonly id: string;
  readonly elementKind: ElementKind;
  /** Supplier ids in counted roles. */
  readonly suppliers: readonly string[];
}

export interface DemandChange {
  /** Position in the demand table. */
  readonly demand: number;
  readonly before: Verdict;
  readonly after: Verdict;
}

export interface WhatIfAnswer {
  /** Demands whose verdict changed, ascending. */
  readonly changes: readonly DemandChange[];
  /** Demands per verdict after the change. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Elements whose effective trust or service changed. */
  readonly touched: number;
  /** Row of an added element, or rows of added relations. */
  readonly added: readonly number[];
}

/** A network held open for changes; every answer equals a full recomputation on the changed facts. */
export interface WhatIf {
  /** Verdict code per demand, overall. Changes with every edit. */
  readonly verdict: Uint8Array;
  /** Effective trust code per element row: 0 trusted, 1 unknown, 2 untrusted. */
  effective(element: number): number;
  /** Whether the element is in service: neither removed nor failed. */
  works(element: number): boolean;
  apply(edit: WhatIfEdit): WhatIfAnswer;
  /** Takes the last edit back; undefined where there is none. */
  undo(): WhatIfAnswer | undefined;
  /** Edits in force, oldest first. */
  readonly edits: readonly WhatIfEdit[];
}

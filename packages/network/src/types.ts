import type {
  Demand,
  ElementKind,
  ElementTable,
  NetworkPolicy,
  PartyRole,
  Plane,
  RelationTable,
  RelationType,
  Tier,
  TrustState,
  Verdict,
} from '@cleanpath/model';

/** Compressed sparse rows: the arcs of element `e` are `off[e] … off[e + 1] - 1`, sorted by target. */
export interface Arcs {
  /** elements + 1 offsets. */
  readonly off: Int32Array;
  /** Element row at the other end. */
  readonly adj: Int32Array;
  /** Relation row behind the arc. */
  readonly rel: Int32Array;
}

/** Links as arcs. `into` holds the reversed arcs; without forward-only links it is the same object as `out`. */
export interface LinkGraph {
  readonly out: Arcs;
  readonly into: Arcs;
  /** True where at least one link works in one direction only. */
  readonly directed: boolean;
}

/**
 * Redundancy groups for availability. Groups of element `e` are `off[e] … off[e + 1] - 1`; members of group `g`
 * are `memberOff[g] … memberOff[g + 1] - 1`, distinct within the group. The group fails as soon as `threshold[g]`
 * of its members have failed (members − need + 1).
 */
export interface DependencyGroups {
  readonly off: Int32Array;
  readonly memberOff: Int32Array;
  readonly member: Int32Array;
  /** Relation row behind each membership. */
  readonly rel: Int32Array;
  readonly threshold: Int32Array;
}

/** Suppliers in counted roles per element, each once, sorted by supplier id. */
export interface PartyRows {
  /** elements + 1 offsets. */
  readonly off: Int32Array;
  /** Supplier row. */
  readonly supplier: Int32Array;
  /** Bit i: role PARTY_ROLES[i]. */
  readonly roles: Uint8Array;
}

/** Strongly connected components in an order where every component comes after those it depends on. */
export interface Condensation {
  /** Component of each element. */
  readonly component: Int32Array;
  /** components + 1 offsets into `members`. */
  readonly off: Int32Array;
  readonly members: Int32Array;
}

/** A network compiled for analysis. Immutable; rows are those of the element and relation tables. */
export interface Network {
  /** Number of elements. */
  readonly count: number;
  readonly elements: ElementTable;
  readonly relations: RelationTable;
  readonly policy: NetworkPolicy;
  /** Supplier ids; the position is the supplier row everywhere. */
  readonly suppliers: readonly string[];
  readonly supplierRow: ReadonlyMap<string, number>;
  /** Index into PLANES per element. */
  readonly plane: Uint8Array;
  /** 1 where the policy counts the plane of the element. */
  readonly counted: Uint8Array;
  readonly links: LinkGraph;
  /** Dependencies of exposureTypes: arc from the element that needs to the needed one. */
  readonly exposure: Arcs;
  readonly exposureOrder: Condensation;
  /** Dependencies of availabilityTypes. */
  readonly availability: DependencyGroups;
  /** Bit t set where the element states a dependency of relation type code t. */
  readonly dependencyTypes: Uint16Array;
  readonly parties: PartyRows;
  /** 1 where a product is named whose prime supplier is not (an absent supplier means unknown). */
  readonly primeUnknown: Uint8Array;
}

// Own state ---------------------------------------------------------------------------------------------------------

/** Why an element has its own state. The position is the code in `OwnStates.reason`. */
export const OWN_REASONS = [
  'trusted',
  'passive',
  'stated-untrusted',
  'party-untrusted',
  'stated-unknown',
  'party-unknown',
  'no-party',
  'missing-dependency',
] as const;
export type OwnReasonCode = (typeof OWN_REASONS)[number];

export interface OwnStates {
  /** Trust code (0 trusted, 1 unknown, 2 untrusted) per element, by its own facts. */
  readonly state: Uint8Array;
  /** As `state`, but trusted where the policy does not count the plane of the element: what spreads. */
  readonly root: Uint8Array;
  /** Index into OWN_REASONS: the first reason that gives the state. */
  readonly reason: Uint8Array;
  /** Supplier row for party-*, relation type code for missing-dependency, else -1. */
  readonly detail: Int32Array;
  /** Trust code per entry of `network.parties`: the state of that supplier at the tier of that element. */
  readonly partyState: Uint8Array;
}

/** One reason in words a report can use. */
export interface OwnReason {
  readonly code: OwnReasonCode;
  /** Supplier id and its counted roles, for party-*. */
  readonly supplier?: string;
  readonly roles?: readonly PartyRole[];
  /** For missing-dependency. */
  readonly dependency?: RelationType;
}

// Effective trust ---------------------------------------------------------------------------------------------------

/** `overall` counts the roots of all planes of the policy; a plane counts its own roots only. */
export type Scope = 'overall' | Plane;

/** Trust after exposure: who is exposed to untrusted or unknown elements through dependencies. */
export interface TrustView {
  readonly network: Network;
  readonly own: OwnStates;
  /** `overall` first, then the planes of the policy in its order. */
  readonly scopes: readonly Scope[];
  /**
   * Per element, two bits per scope s: bit 2s set where an untrusted root is reached (unknown taken as trusted, the
   * optimistic run), bit 2s + 1 where an untrusted or unknown root is reached (the pessimistic run).
   */
  readonly taint: Uint16Array;
}

// Demands and verdicts ----------------------------------------------------------------------------------------------

/** Demands with their legs as columns. Legs of demand d are `legOff[d] … legOff[d + 1] - 1`. */
export interface DemandTable {
  readonly count: number;
  readonly demands: readonly Demand[];
  readonly weight: Float64Array;
  readonly legOff: Int32Array;
  /** Demand of each leg. */
  readonly legDemand: Int32Array;
  /** Index into PLANES per leg. */
  readonly legPlane: Uint8Array;
  /** Element rows of a path leg; -1 for a set leg. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where both directions must work. */
  readonly twoWay: Uint8Array;
  /** Members of set legs: legs + 1 offsets; empty for path legs. */
  readonly memberOff: Int32Array;
  readonly member: Int32Array;
}

/** Why a leg is blocked or undetermined. The position is the code in `VerdictTable.legReason`. */
export const LEG_REASONS = ['none', 'endpoint', 'cut', 'set-member'] as const;
export type LegReason = (typeof LEG_REASONS)[number];

export interface VerdictTable {
  readonly view: TrustView;
  readonly demands: DemandTable;
  /** Index into VERDICTS per demand, scope `overall`. */
  readonly verdict: Uint8Array;
  /** Index into VERDICTS per demand and plane of the policy: demand × planes + plane position in `policy.planes`. */
  readonly planeVerdict: Uint8Array;
  /** Per leg, scope `overall`. */
  readonly legVerdict: Uint8Array;
  readonly legReason: Uint8Array;
}

export type VerdictCounts = Readonly<Record<Verdict, number>>;

// Witnesses ---------------------------------------------------------------------------------------------------------

/** One step down a dependency chain: the element, and the relation through which the one before needs it. */
export interface ChainStep {
  readonly element: number;
  /** Relation row and type; absent at the first step. */
  readonly relation?: number;
  readonly type?: RelationType;
}

/** Shortest dependency chain from an element to a root; the last step is the root. Length 1: the element itself. */
export interface WitnessChain {
  readonly steps: readonly ChainStep[];
  readonly root: number;
  /** Own state of the root: untrusted, or unknown where no untrusted root is reached. */
  readonly state: Exclude<TrustState, 'trusted'>;
}

/** Roots an element is exposed to, by id; the list may be cut, the total is exact. */
export interface RootList {
  readonly total: number;
  readonly roots: readonly number[];
}

/** An element that is not clean, with all a reader needs to act on it. */
export interface ElementFinding {
  readonly element: number;
  readonly state: Exclude<TrustState, 'trusted'>;
  readonly chain: WitnessChain;
  readonly roots: RootList;
  /** Supplier rows that make the listed roots what they are, by id. */
  readonly suppliers: readonly number[];
  /** Summed replacement cost of the roots that state one, in the currency of the dossier. */
  readonly replacementCost: number;
  /** Roots without a stated replacement cost. */
  readonly costUnknown: number;
}

/** A walk over links: `relations[i]` joins `elements[i]` and `elements[i + 1]`. */
export interface LinkPath {
  readonly elements: readonly number[];
  readonly relations: readonly number[];
}

/**
 * Every route passes a member, no member can be spared, and every member is not clean: a proof that no clean path
 * exists. `anchor` names the end whose clean neighbourhood the cut encloses.
 */
export interface CutCertificate {
  readonly anchor: 'from' | 'to';
  /** Sorted by element id. */
  readonly members: readonly ElementFinding[];
  /** Members in total; the list may be cut. */
  readonly total: number;
}

/** The route drawn for a demand without a clean path. */
export interface Route extends LinkPath {
  /** `cheapest`: least summed replacement cost of roots; `shortest`: fewest links, where the search was cut short. */
  readonly basis: 'cheapest' | 'shortest';
  /** Summed over elements; an upper bound where roots are shared. Elements without a stated cost count as typical. */
  readonly cost: number;
  /** The elements of the route that are not clean. */
  readonly obstacles: readonly number[];
}

export interface LegEvidence {
  /** Position among the legs of the demand. */
  readonly leg: number;
  readonly plane: Plane;
  readonly verdict: Verdict;
  readonly reason: LegReason;
  /** Clean: a shortest clean path. Undetermined: a shortest path without untrusted elements. */
  readonly path?: LinkPath;
  /** The way back, where both directions are needed and links are one-way. */
  readonly pathBack?: LinkPath;
  /** Elements of `path` and `pathBack` that are unknown. */
  readonly unknown?: readonly ElementFinding[];
  /** Ends or members of the set that are not clean. */
  readonly offenders?: readonly ElementFinding[];
  readonly cut?: CutCertificate;
  /** Direction the cut or route is for; `back` only with one-way links. */
  readonly direction?: 'forth' | 'back';
  readonly route?: Route;
}

export interface DemandEvidence {
  /** Position in the demand table. */
  readonly demand: number;
  readonly verdict: Verdict;
  readonly legs: readonly LegEvidence[];
}

export interface EvidenceOptions {
  /** Default `overall`. */
  readonly scope?: Scope;
  /** Most roots listed per element (default 20); totals stay exact. */
  readonly rootLimit?: number;
  /** Most cut members described per certificate (default 50). */
  readonly cutLimit?: number;
  /** Whether blocked legs get a route (default true). */
  readonly routes?: boolean;
  /**
   * Elements a clean-path search may see (default 16,384) before the path is read off one search tree all demands
   * share: still clean, perhaps not shortest.
   */
  readonly pathBudget?: number;
  /**
   * Elements the cheapest-route search may settle (default 5,000, a few milliseconds per demand) before it falls back to
   * the route of fewest links, and to none where that sees more than 16,384. `Infinity` for the explanation of one demand.
   */
  readonly routeBudget?: number;
}

// Availability ------------------------------------------------------------------------------------------------------

/** Which elements fail once some are lost, and when: 0 works, 1 lost itself, n > 1 fails by round n. */
export interface FailureView {
  readonly network: Network;
  readonly round: Int32Array;
}

/** Acyclic proof of one failure: every listed element fails because of members listed with a smaller round. */
export interface FailureProof {
  readonly elements: readonly {
    readonly element: number;
    readonly round: number;
    /** Members of the failing group that failed before, with the relations; empty for a lost element. */
    readonly members: readonly { readonly element: number; readonly relation: number; readonly type: RelationType }[];
  }[];
}

// Supplier rows -----------------------------------------------------------------------------------------------------

/**
 * One bit per supplier and element: bit (s − first) of element e is
 * `rows[e * words + ((s - first) >> 5)] >> ((s - first) & 31) & 1`.
 */
export interface SupplierRows {
  /** First supplier row of the block. */
  readonly first: number;
  /** Suppliers in the block, at most 32 × words. */
  readonly suppliers: number;
  readonly words: number;
  readonly rows: Int32Array;
}

// Causes ------------------------------------------------------------------------------------------------------------

export interface Cause {
  /** A root element, or a supplier whose state makes elements roots. */
  readonly kind: 'element' | 'supplier';
  /** Element row or supplier row. */
  readonly row: number;
  readonly state: Exclude<TrustState, 'trusted'>;
  /** Demands whose ends, members or cut name it. */
  readonly demands: number;
  readonly weight: number;
  /** Roots behind it: 1 for an element. */
  readonly roots: number;
}

/** One step of the clean-up sequence: fix these together, after the steps before. */
export interface CauseStep {
  readonly fix: readonly Pick<Cause, 'kind' | 'row'>[];
  /** Demands not blocked any more after this step, recomputed, beyond those of the steps before. */
  readonly demandsFreed: number;
  readonly weightFreed: number;
  /** Of the freed demands, those with a proven clean path (the others still meet unknown elements). */
  readonly demandsClean: number;
}

export interface CauseReport {
  /** Most demands first. */
  readonly elements: readonly Cause[];
  readonly suppliers: readonly Cause[];
  readonly elementSteps: readonly CauseStep[];
  readonly supplierSteps: readonly CauseStep[];
  /** Demands examined, and whether the limit left some out. */
  readonly examined: number;
  readonly blocked: number;
}

/** An unknown root and what evidence that it is trusted would settle. */
export interface EvidenceWorth {
  readonly root: number;
  /** Elements that would become clean. */
  readonly elements: number;
  /** Undetermined demands that would become clean, and their weight. */
  readonly demands: number;
  readonly weight: number;
}

// Inputs ------------------------------------------------------------------------------------------------------------

export interface OwnStateInput {
  /** Trust codes, suppliers × tiers: `supplierStates[supplierRow * TIERS.length + tierCode]`. */
  readonly supplierStates: Uint8Array;
  /** Tier of an element that states none. */
  readonly tierOfKind: Readonly<Record<ElementKind, Tier>>;
}

export interface CauseOptions {
  /** Most causes of each kind listed (default 50). */
  readonly limit?: number;
  /** Most steps of each sequence (default 10). */
  readonly steps?: number;
  /** Most blocked and undetermined demands examined, heaviest first (default 2,000). */
  readonly demandLimit?: number;
}

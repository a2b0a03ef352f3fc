/** Parties per element in compressed rows: those of element v are `parties[offsets[v] .. offsets[v + 1])`, ascending, each once. */
export interface PartyLists {
  /** elements + 1 entries. */
  readonly offsets: Int32Array;
  readonly parties: Int32Array;
}

/**
 * Pairs of parties per element in compressed rows, for elements that only the loss of both takes out (redundancy
 * groups). Pair i is (`first[i]`, `second[i]`); those of element v are i in `offsets[v] .. offsets[v + 1]`.
 */
export interface PartyPairLists {
  readonly offsets: Int32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** The links usable by paths. Indexes are element rows; a link works both ways unless `forward` says 1. */
export interface LinkList {
  readonly elementCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly forward?: Uint8Array;
  /** The same links sorted by element, each in both directions, where they are at hand: saves sorting them again. */
  readonly arcs?: LinkArcs;
}

/** Neighbours in compressed rows: those of element v are `targets[offsets[v] .. offsets[v + 1])`. */
export interface LinkArcs {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** What has to be connected: leg i joins element `from[i]` to `to[i]`. */
export interface PathLegs {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where both directions must work (the default); matters only beside forward-only links. */
  readonly twoWay?: Uint8Array;
}

/** What has to be unharmed as a whole: leg i relies on `elements[offsets[i] .. offsets[i + 1])`. */
export interface SetLegs {
  readonly offsets: Int32Array;
  readonly elements: Int32Array;
}

/** Asked between steps of a long analysis; `aborted` ends it with the problem `cancelled`. */
export interface AnalysisControl {
  readonly signal?: { readonly aborted: boolean };
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Broken legs per party in compressed rows: party x breaks `legs[offsets[x] .. offsets[x + 1])`, ascending.
 * `endpoint[i]` is 1 where the leg loses an end, 0 where it only loses its last path.
 */
export interface BrokenLegs {
  readonly offsets: Int32Array;
  readonly legs: Int32Array;
  readonly endpoint: Uint8Array;
  /** Legs that are not connected with nothing removed; they occur nowhere else. */
  readonly disconnected: Int32Array;
}

/** Demands as path legs and set legs. A demand breaks when any of its legs breaks. */
export interface ImpactDemands {
  readonly count: number;
  /** Weight per demand; 1 each where absent. */
  readonly weights?: Float64Array;
  readonly path: PathLegs & { readonly demand: Int32Array };
  readonly set?: SetLegs & { readonly demand: Int32Array };
}

export interface SupplierImpactInput {
  readonly links: LinkList;
  /** Parties whose loss takes the element out: F for removal, X for avoid. */
  readonly out: PartyLists;
  readonly partyCount: number;
  readonly demands: ImpactDemands;
}

export interface CountAndWeight {
  readonly count: number;
  readonly weight: number;
}

/** What happens to the demands when one party is removed (or avoided). */
export interface SupplierImpact {
  readonly party: number;
  readonly broken: CountAndWeight;
  /** Demands that lose an end or a member of a set. */
  readonly endpointLost: CountAndWeight;
  /** Demands whose ends stand but that no path serves any more. */
  readonly pathLost: CountAndWeight;
  /** Broken demands, ascending. */
  readonly demands: Int32Array;
  /** Parallel to `demands`: 1 for endpointLost, 0 for pathLost. */
  readonly endpoint: Uint8Array;
}

export interface SupplierImpactResult {
  /** One entry per party, by party index. */
  readonly parties: readonly SupplierImpact[];
  /** Demands that count nowhere else: not connected even with nothing removed. */
  readonly disconnected: Int32Array;
  /** The demands that were connected. */
  readonly considered: CountAndWeight;
}

/** What happens when two parties are removed together. */
export interface PairImpact {
  readonly first: number;
  readonly second: number;
  readonly broken: CountAndWeight;
  readonly endpointLost: CountAndWeight;
  readonly pathLost: CountAndWeight;
  /** Demands that neither of the two breaks alone. */
  readonly excess: CountAndWeight;
}

/** How sure it is that a technique is used: seen in 5G networks, seen elsewhere, shown to work, or thought of. */
export const TECHNIQUE_STATUSES = ['observed', 'observed-elsewhere', 'proof-of-concept', 'theoretical'] as const;
export type TechniqueStatus = (typeof TECHNIQUE_STATUSES)[number];

export interface TechniqueMitigation {
  readonly id: string;
  /** How the mitigation helps against this technique. */
  readonly how: string;
}

/** One way of attacking, as a catalog of threats describes it. */
export interface Technique {
  readonly id: string;
  readonly name: string;
  readonly parent?: string;
  /** Tactic ids: what it is done for. */
  readonly tactics: readonly string[];
  /** Architecture segments it applies to; a parent without any has those of its sub-techniques. */
  readonly segments: readonly string[];
  readonly status: TechniqueStatus;
  readonly preconditions: readonly { readonly name: string; readonly description: string }[];
  readonly mitigations: readonly TechniqueMitigation[];
}

/** A catalog of attack techniques, read from the file its publisher gives out. */
export interface ThreatCatalog {
  readonly name: string;
  readonly tactics: ReadonlyMap<string, string>;
  readonly techniques: ReadonlyMap<string, Technique>;
  /** Mitigation names by id. */
  readonly mitigations: ReadonlyMap<string, string>;
}

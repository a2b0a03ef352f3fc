import type { PartyLists } from '../impact/types.js';

export const SCOPE_DIMENSIONS = ['plane', 'tier', 'region', 'operator'] as const;
export type ScopeDimension = (typeof SCOPE_DIMENSIONS)[number];

export const CONCENTRATION_MEASURES = ['count', 'capacity', 'population', 'replacementCost', 'demandWeight'] as const;
export type ConcentrationMeasure = (typeof CONCENTRATION_MEASURES)[number];

/** prime: the prime party; owner: its ultimate owner; closure: every party the element depends on, in equal parts. */
export const CONCENTRATION_DEPTHS = ['prime', 'owner', 'closure'] as const;
export type ConcentrationDepth = (typeof CONCENTRATION_DEPTHS)[number];

/** Bounds over what is unknown. */
export interface MarketBounds {
  readonly lower: number;
  readonly upper: number;
}

export interface ConcentrationInput {
  readonly elementCount: number;
  readonly partyCount: number;
  /** Party ids, for the order of equal shares; without them the party index decides. */
  readonly partyIds?: readonly string[];
  /** Prime party per element, -1 where unknown. */
  readonly prime: Int32Array;
  /** 1 for elements that count; all count where absent. Leave out passive plant here. */
  readonly include?: Uint8Array;
  /** Party → group (its ultimate owner as a party index), -1 where the owner is unknown; needed for depth owner. */
  readonly owner?: Int32Array;
  /** X(v); needed for depth closure. */
  readonly closure?: PartyLists;
  /** 1 where something in the closure of the element has no known party. */
  readonly closureUnknown?: Uint8Array;
  /** Code per element and dimension, -1 where not stated. */
  readonly dimensions: Readonly<Partial<Record<ScopeDimension, Int32Array | Uint8Array>>>;
  /** Value per element and measure, NaN where absent; `count` needs none. */
  readonly measures: Readonly<Partial<Record<Exclude<ConcentrationMeasure, 'count'>, Float64Array>>>;
}

export interface ConcentrationQuestion {
  /** One cell per combination of these that occurs; none gives the network as one cell. */
  readonly scope: readonly ScopeDimension[];
  readonly measure: ConcentrationMeasure;
  readonly depth: ConcentrationDepth;
  readonly thresholds?: ConcentrationThresholds;
}

/** A threshold set of the concentration catalog. A band holds values up to and including `upTo`, in HHI points. */
export interface ConcentrationThresholds {
  readonly id: string;
  readonly bands: readonly { readonly upTo: number; readonly label: string }[];
  /** Percent. */
  readonly maxSingleShare?: number;
  readonly minIndependentSuppliers?: number;
}

export interface ShareRow {
  /** Party index; at depth owner the group. */
  readonly party: number;
  readonly value: number;
  /** 0..1 of the total with the unknown part. */
  readonly share: number;
  /** At depth owner: the parties of the group. */
  readonly members?: readonly ShareRow[];
}

/** Share of the measure whose closure contains the party; presences do not add up to 1. */
export interface PresenceRow {
  readonly party: number;
  readonly value: number;
  readonly share: MarketBounds;
}

export interface HiddenConcentration {
  /** The party with the largest presence beyond its prime share. */
  readonly party: number;
  readonly presence: number;
  readonly primeShare: number;
  /** presence − primeShare. */
  readonly hidden: number;
  /** HHI of the closure shares minus HHI of the prime shares (lower bounds); may be negative, because splitting dilutes. */
  readonly deltaHhi: number;
}

export interface MarketIndices {
  /** 10⁴ Σ s², 0..10,000. */
  readonly hhi: number;
  /** 1 / Σ s². */
  readonly effectiveNumber: number;
  /** −Σ s ln s. */
  readonly shannon: number;
  readonly expShannon: number;
  /** 1 − Σ s². */
  readonly simpson: number;
  readonly cr1: number;
  readonly cr4: number;
  /** Over holders of more than nothing. */
  readonly gini: number;
}

export interface ConcentrationBounds {
  readonly hhi: MarketBounds;
  /** `upper` is null where everything is unknown and so any number of suppliers is possible. */
  readonly nEff: { readonly lower: number; readonly upper: number | null };
  readonly cr1: MarketBounds;
  readonly cr4: MarketBounds;
}

/** Judgement of a cell by one threshold set, as bounds: both ends agree where nothing unknown can change it. */
export interface ThresholdJudgement {
  readonly set: string;
  readonly band: { readonly lower: string; readonly upper: string };
  readonly maxSingleShare?: ThresholdFinding;
  readonly minIndependentSuppliers?: ThresholdFinding;
}
export type ThresholdFinding = 'kept' | 'open' | 'missed';

export interface ConcentrationCell {
  /** Code per dimension asked for, -1 where the elements state none. */
  readonly scope: Readonly<Partial<Record<ScopeDimension, number>>>;
  readonly measure: ConcentrationMeasure;
  readonly depth: ConcentrationDepth;
  readonly elements: number;
  /** Elements without a value of the measure; they count in nothing below. */
  readonly unmeasured: number;
  readonly total: number;
  /** The part of the total whose party is unknown. */
  readonly unknown: number;
  /** Known shares, largest first. */
  readonly shares: readonly ShareRow[];
  /** Null where the total is 0: an empty market has no concentration. */
  readonly bounds: ConcentrationBounds | null;
  /** All indices, where nothing is unknown; else null. */
  readonly indices: MarketIndices | null;
  /** Depth closure only, largest first. */
  readonly presence?: readonly PresenceRow[];
  readonly hidden?: HiddenConcentration | null;
  readonly judgement: ThresholdJudgement | null;
}

/** Sensitivity tiers, least strict first. */
export const TIERS = ['low', 'moderate', 'high', 'critical'] as const;
export type Tier = (typeof TIERS)[number];

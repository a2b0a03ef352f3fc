import { z } from 'zod';
import { OUTCOMES } from '../vocabulary/trust-states.js';
import { TIERS } from '../vocabulary/tiers.js';
import { SOURCE_GRADES } from './evidence.js';
import { catalogHead, ValueFlag } from './criteria-catalog.js';

const Probability = z.number().min(0).max(1);
const BaseRate = z.number().gt(0).lt(1);
const CREDIBILITIES = ['1', '2', '3', '4', '5', '6'] as const;

export const TierThresholds = z
  .strictObject({
    tier: z.enum(TIERS),
    acceptLower: Probability.describe('Trusted needs a lower bound of at least this'),
    excludeUpper: Probability.describe('Excluded on evidence needs an upper bound of at most this'),
    minCoverage: Probability.describe('Least share of belief that evidence must settle (1 − uncertainty)'),
    minIndependent: z.int().min(0).describe('Least number of independent sources'),
    excludeMinIndependent: z.int().min(1).describe('Least number of independent refuting sources to exclude'),
    baseRate: BaseRate.optional().describe('Base rate of this tier; default that of the opinion section'),
  })
  .meta({ id: 'TierThresholds', description: 'What a decision needs at one sensitivity tier' });
export type TierThresholds = z.infer<typeof TierThresholds>;

export const DEPENDENCE_MODES = ['shared-ignorance', 'independent', 'comonotone'] as const;
export type DependenceMode = (typeof DEPENDENCE_MODES)[number];

/** The sections a policy may override, member by member. */
export const trustSections = {
  opinion: z.strictObject({
    priorWeight: z.number().positive().describe('Non-informative prior weight W, observations'),
    baseRate: BaseRate.describe('Prior probability of a criterion without evidence'),
    credibleLevel: z.number().gt(0).lt(1).describe('Mass of the central credible interval'),
  }),
  sourceTrust: z
    .record(z.enum(SOURCE_GRADES), Probability.lt(1))
    .describe('Probability that a source of the Admiralty grade is right; below 1, so that no source is dogmatic'),
  credibilityWeight: z
    .record(z.enum(CREDIBILITIES), Probability)
    .describe('Weight factor of an item by Admiralty credibility'),
  dependency: z.strictObject({
    groupFusion: z.enum(['wbf', 'abf']).describe('Operator within a group of sources that share an observation'),
    minGroupShare: Probability.describe('Members below this share of the strongest mass of their group are left out'),
    samePublisherIsOneSource: z.boolean().describe('Sources of one controlling entity speak with one voice'),
    affiliatedGradeCap: z.enum(SOURCE_GRADES).describe('Best grade the supplier and its control group can have'),
  }),
  independence: z.strictObject({
    minMass: z.number().min(0).describe('Least discounted evidence of an independent source, observations'),
  }),
  conflict: z.strictObject({ threshold: Probability.describe('Degree of conflict above which it is contested') }),
  aggregation: z.strictObject({
    dependence: z.enum(DEPENDENCE_MODES).describe('How criteria of one group are assumed to depend on each other'),
    productRollup: z.enum(['min', 'deployment-weighted']).describe('From the products to their supplier'),
    mandatoryCoverageShare: Probability.describe('Share of the least coverage a mandatory criterion needs by itself'),
    inheritFromController: Probability.describe('Weight factor of evidence about a controlling entity'),
    inheritFromMinority: z
      .enum(['integrated-share', 'none'])
      .describe('Weight factor of evidence about an owner without control'),
  }),
  tiers: z.array(TierThresholds).length(TIERS.length).describe('Least strict tier first'),
  decision: z.strictObject({
    reviewerFromStrength: z.number().min(0).describe('Types of at least this strength need a second reader'),
    vetoLapseDays: z.int().min(0).describe('Days after which an open veto lapses'),
    disputedEvidence: z.enum(['count', 'suspend']),
    reviewMonths: z.record(z.enum(OUTCOMES), z.int().min(1)),
    reviewGraceDays: z.int().min(0),
    replyWindowDays: z.int().min(0),
    interimMeasureMaxDays: z.int().min(0),
    overrideMaxMonths: z.int().min(0),
  }),
  sensitivity: z.strictObject({
    smaaDraws: z.int().min(1),
    smaaConcentration: z.number().positive().describe('Concentration of the Dirichlet distribution around the weights'),
    flipShareWarning: Probability.describe('Share of draws with another outcome from which a warning is shown'),
  }),
  ownership: z.strictObject({
    controlVotes: Probability.describe('Control is strictly more than this share of the votes'),
    influenceShare: Probability.describe('Affiliation is strictly more than this integrated share'),
  }),
} as const;

export const TrustParameters = z
  .strictObject({
    ...catalogHead,
    ...trustSections,
    flags: z.record(z.string(), ValueFlag).describe('Flag per section'),
    notes: z.array(z.string().min(1)).optional(),
  })
  .meta({ id: 'TrustParameters', description: 'Every choice of the supplier-trust method that is not mathematics' });
export type TrustParameters = z.infer<typeof TrustParameters>;

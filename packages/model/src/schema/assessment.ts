import { z } from 'zod';
import { PLANES } from '../vocabulary/planes.js';
import { TIERS } from '../vocabulary/tiers.js';
import { RELATION_TYPES } from '../vocabulary/relation-types.js';
import { OUTCOMES, TRUST_STATES, VERDICTS } from '../vocabulary/trust-states.js';
import { Id, IsoDate, Share, Sha256 } from './common.js';
import { Synthetic } from './dossier-manifest.js';

/** Version of the assessment document this release writes. */
export const ASSESSMENT_FORMAT = 1;

const Verdict = z.enum(VERDICTS);
const Count = z.int().min(0);
const Sentence = z.string().min(1).describe('English sentence, readable aloud');

export const VerdictCounts = z
  .strictObject({ clean: Count, undetermined: Count, blocked: Count, disconnected: Count })
  .meta({ id: 'VerdictCounts', description: 'How many demands have each verdict' });
export type VerdictCounts = z.infer<typeof VerdictCounts>;

/** A count between what is proven (lower) and what holds if every unknown turns out trusted (upper), or the reverse. */
export const CountInterval = z
  .strictObject({ lower: Count, upper: Count })
  .meta({ id: 'CountInterval', description: 'Bounds of a count: unknowns taken either way' });
export type CountInterval = z.infer<typeof CountInterval>;

const NumberInterval = z.strictObject({ lower: z.number(), upper: z.number() }).meta({ id: 'NumberInterval' });

export const CitedElement = z
  .strictObject({
    id: Id,
    name: z.string(),
    kind: z.string(),
    plane: z.enum(PLANES),
    tier: z.enum(TIERS),
    suppliers: z.array(Id).describe('Counted parties, prime first'),
    product: z.string().optional(),
    site: z.string().optional(),
    region: z.string().optional(),
    lat: z.number().optional(),
    lon: z.number().optional(),
    own: z.enum(TRUST_STATES).describe('State of the element by itself'),
    ownReason: Sentence.describe('Why the element has that state'),
    effective: z.enum(TRUST_STATES).describe('State with everything it depends on'),
  })
  .meta({ id: 'CitedElement', description: 'An element named by a verdict, cause or action' });
export type CitedElement = z.infer<typeof CitedElement>;

const ChainStep = z
  .strictObject({
    element: Id,
    relation: z
      .enum(RELATION_TYPES)
      .optional()
      .describe('How the previous element depends on this one; absent on the first'),
  })
  .meta({ id: 'ChainStep' });

const Chain = z
  .array(ChainStep)
  .min(1)
  .describe('From an element along its dependencies to the element that is untrusted or unknown by itself');
export type Chain = z.infer<typeof Chain>;

export const CutMember = z
  .strictObject({
    element: Id,
    roots: z.array(Id).describe('Elements whose own state makes it unclean'),
    rootCount: Count.describe('Number of roots; more than listed where the list is cut'),
    chain: Chain,
    cost: z.number().optional().describe('Replacement cost of the roots, in the currency of the network'),
  })
  .meta({ id: 'CutMember', description: 'One element of a blocking cut and why it is not clean' });
export type CutMember = z.infer<typeof CutMember>;

const LegReport = z
  .strictObject({
    plane: z.enum(PLANES),
    kind: z.enum(['path', 'set']),
    from: Id.optional(),
    to: Id.optional(),
    elements: z.array(Id).optional(),
    verdict: Verdict,
    reason: z.enum([
      'clean-path',
      'all-clean',
      'unknown-on-path',
      'unknown-member',
      'endpoint',
      'cut',
      'set-member',
      'no-path',
    ]),
    sentence: Sentence,
    route: z
      .array(Id)
      .optional()
      .describe('Best route: proven clean; else clean if unknowns are trusted; else cheapest to clean'),
    culprits: z
      .array(CutMember)
      .optional()
      .describe('Blocking cut, unclean ends or members, or the unknowns of the route'),
    cleaningCost: z.number().optional().describe('Cost of replacing the roots along the route; an upper bound'),
  })
  .meta({ id: 'LegReport' });
export type LegReport = z.infer<typeof LegReport>;

export const DemandReport = z
  .strictObject({
    id: Id,
    name: z.string(),
    service: z.string().optional(),
    slice: Id.optional(),
    criticality: z.string(),
    weight: z.number(),
    people: z.number().optional(),
    verdict: Verdict,
    planes: z
      .partialRecord(z.enum(PLANES), Verdict)
      .describe('Verdict if only untrusted elements of the plane counted'),
    sentence: Sentence,
    legs: z.array(LegReport),
  })
  .meta({ id: 'DemandReport', description: 'Whether a service has a clean path, and why' });
export type DemandReport = z.infer<typeof DemandReport>;

export const TierDecision = z
  .strictObject({
    tier: z.enum(TIERS),
    outcome: z.enum(OUTCOMES),
    sentence: Sentence,
    lower: z.number(),
    upper: z.number(),
    coverage: z.number(),
    accept: z.number().optional().describe('Lower bound needed to be trusted at the tier, by the policy'),
    exclude: z.number().optional().describe('Upper bound at or below which the supplier is excluded'),
    minimumCoverage: z.number().optional().describe('Coverage below which the evidence is insufficient'),
    binding: z.string().optional().describe('Criterion that decides'),
    fragile: z.array(z.string()).describe('Single changes that would change the outcome'),
  })
  .meta({ id: 'TierDecision' });

export const CriterionReport = z
  .strictObject({
    id: z.string(),
    parent: z.string().optional(),
    title: z.string(),
    belief: z.number(),
    disbelief: z.number(),
    uncertainty: z.number(),
    mean: z.number(),
    lower: z.number(),
    upper: z.number(),
    contested: z.boolean(),
    leaf: z.boolean(),
  })
  .meta({ id: 'CriterionReport' });

export const SupplierReport = z
  .strictObject({
    id: Id,
    name: z.string(),
    fictional: z.boolean(),
    jurisdictions: z.array(z.string()),
    group: Id.describe('Ultimate controlling owner, or itself'),
    decisions: z.array(TierDecision),
    criteria: z.array(CriterionReport),
    evidence: z.array(
      z.strictObject({
        id: Id,
        criterion: z.string(),
        type: z.string(),
        source: Id,
        grade: z.string(),
        observedAt: IsoDate,
        expiresAt: IsoDate.optional(),
        support: z.number(),
        weight: z.number().describe('Observations it counts for after ageing and grading'),
        effect: z.number().describe('Projected probability at the root with it, less that without it'),
        note: z.string().optional().describe('Why it carries no weight'),
        marking: z.string(),
        excerpt: z.string().optional(),
      }),
    ),
    next: z.array(z.string()).describe('Evidence that would decide most, best first'),
    elements: Count.describe('Elements with the supplier as a counted party'),
    elementShare: Share,
    exposedElements: Count.describe('Elements that depend on something of the supplier'),
    exposedDemands: Count.describe('Demands that cannot be served without exposure to the supplier'),
    brokenDemands: Count.describe('Demands that lose service if everything of the supplier fails'),
    brokenPeople: z.number().optional(),
    blocks: Count.describe('Blocked demands whose blocking cut rests on the supplier'),
    leavesOpen: Count.describe('Undetermined demands that rest on the supplier'),
  })
  .meta({ id: 'SupplierReport', description: 'A supplier: decisions, evidence and dependence' });
export type SupplierReport = z.infer<typeof SupplierReport>;

export const CauseReport = z
  .strictObject({
    element: Id,
    supplier: Id.optional(),
    blocks: Count.describe('Blocked demands that rest on the element'),
    gain: Count.describe('Demands no longer blocked when only this cause is mended'),
    sentence: Sentence,
    demands: z.array(Id).describe('The first demands it blocks'),
  })
  .meta({ id: 'CauseReport' });
export type CauseReport = z.infer<typeof CauseReport>;

export const UnknownReport = z
  .strictObject({
    kind: z.enum(['supplier', 'element']),
    id: Id,
    demands: Count.describe('Undetermined demands that become clean when it turns out trusted'),
    elements: Count,
    sentence: Sentence,
  })
  .meta({ id: 'UnknownReport', description: 'Evidence worth getting' });
export type UnknownReport = z.infer<typeof UnknownReport>;

export const ConcentrationReport = z
  .strictObject({
    plane: z.string(),
    tier: z.string(),
    region: z.string(),
    depth: z.enum(['prime', 'owner', 'closure']),
    measure: z.enum(['count', 'capacity', 'population', 'replacementCost']),
    total: z.number(),
    unknown: z.number().describe('Part of the total without a known supplier'),
    hhi: NumberInterval.describe('Herfindahl-Hirschman index, 0 to 10,000'),
    effective: z
      .strictObject({ lower: z.number(), upper: z.number().nullable() })
      .describe('Effective number of suppliers; upper null where nothing is known'),
    top: z.array(z.strictObject({ supplier: Id, share: Share })).describe('Largest first'),
    band: z.string().optional().describe('Band of the threshold set of the policy'),
  })
  .meta({ id: 'ConcentrationReport' });
export type ConcentrationReport = z.infer<typeof ConcentrationReport>;

const Dated = z.strictObject({ id: z.string(), version: z.string(), hash: Sha256 });

export const Assessment = z
  .strictObject({
    assessment: z.literal(ASSESSMENT_FORMAT).describe('Version of this document format'),
    contentHash: Sha256.describe(
      'SHA-256 of the canonical JSON (RFC 8785) of everything but contentHash and provenance',
    ),
    engine: z.string().describe('Version of Cleanpath'),
    asOf: IsoDate,
    network: z.strictObject({
      id: Id,
      name: z.string(),
      description: z.string().optional(),
      currency: z.string().optional(),
      synthetic: z.array(Synthetic),
      elements: Count,
      relations: Count,
      suppliers: Count,
      demands: Count,
      evidence: Count,
      snapshotHash: Sha256,
    }),
    policy: Dated.extend({ title: z.string(), authority: z.string(), planes: z.array(z.enum(PLANES)) }),
    catalogs: z.array(Dated),
    headline: z.strictObject({
      sentence: Sentence,
      because: Sentence.optional(),
      unknown: Sentence.optional().describe('What is not known'),
    }),
    totals: VerdictCounts.extend({
      provenShare: Share.nullable().describe('Clean over demands that are connected at all; null without demands'),
      possibleShare: Share.nullable().describe('The same if every unknown turned out trusted'),
    }),
    planes: z.array(VerdictCounts.extend({ plane: z.enum(PLANES) })),
    services: z.array(VerdictCounts.extend({ service: z.string() })),
    elementStates: z.strictObject({
      own: z.record(z.enum(TRUST_STATES), Count),
      effective: z.record(z.enum(TRUST_STATES), Count),
    }),
    completeness: z.strictObject({
      share: Share.nullable().describe('Required facts that are present'),
      facts: z.array(z.strictObject({ fact: z.string(), present: Count, required: Count })),
    }),
    causes: z.array(CauseReport),
    unknowns: z.array(UnknownReport),
    actions: z.array(z.strictObject({ sentence: Sentence, gain: Count })).describe('What to do first'),
    demands: z.array(DemandReport),
    suppliers: z.array(SupplierReport),
    concentration: z.array(ConcentrationReport),
    concentrationThresholds: z
      .strictObject({
        id: z.string(),
        source: z.string().optional().describe('Where the thresholds come from'),
        bands: z.array(z.strictObject({ upTo: z.number(), label: z.string() })).describe('In HHI points, lowest first'),
      })
      .optional()
      .describe('The threshold set the bands of concentration are judged by'),
    elements: z.array(CitedElement).describe('Every element named above'),
    problems: z
      .array(z.strictObject({ code: z.string(), count: Count, message: z.string() }))
      .describe('Warnings, by code'),
    limits: z.array(Sentence).describe('What this assessment does not cover'),
    provenance: z
      .record(
        z.string(),
        z.strictObject({ file: z.string(), line: z.int().optional(), pointer: z.string().optional() }),
      )
      .describe('Where the facts came from; not part of the content hash'),
  })
  .meta({ id: 'Assessment', description: 'The result of assessing one network under one policy as of one date' });
export type Assessment = z.infer<typeof Assessment>;

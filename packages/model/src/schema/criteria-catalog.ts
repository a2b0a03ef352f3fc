import { z } from 'zod';
import { Id, SemanticVersion } from './common.js';

/** How sure a catalog value is. It is shown wherever the value is shown. */
export const VALUE_FLAGS = ['verified', 'reported', 'memory', 'proposed', 'method', 'example'] as const;
export const ValueFlag = z
  .enum(VALUE_FLAGS)
  .describe(
    'verified: read in the source; reported: press or commentary; memory: not re-read; proposed or method: chosen by this project; example: illustrative',
  );
export type ValueFlag = z.infer<typeof ValueFlag>;

/** What every catalog file states about itself. */
export const catalogHead = {
  id: Id.describe('Catalog id'),
  version: SemanticVersion,
  title: z.string().min(1),
  description: z.string().min(1).describe('What the catalog is for and how to read it'),
  owner: z.string().min(1).describe('Who maintains the values'),
  source: z.string().min(1).describe('Document or method the values come from'),
  licence: z.string().min(1),
} as const;

export const INNER_KINDS = ['compensatory', 'knock-out', 'all-required', 'any-of'] as const;
export type InnerKind = (typeof INNER_KINDS)[number];

export const CriteriaGroup = z
  .strictObject({
    id: Id,
    title: z.string().min(1),
    kind: z
      .enum(INNER_KINDS)
      .describe(
        'compensatory: weighted mean; knock-out: the weakest child decides; all-required: conjunction; any-of: disjunction',
      ),
    children: z
      .array(
        z.strictObject({
          node: Id,
          weight: z
            .number()
            .min(0)
            .optional()
            .describe('Relative weight among the children of a compensatory node; default 1'),
        }),
      )
      .min(1),
    flag: ValueFlag.optional(),
    note: z.string().min(1).optional(),
  })
  .meta({ id: 'CriteriaGroup', description: 'An inner node of a criteria tree' });
export type CriteriaGroup = z.infer<typeof CriteriaGroup>;

export const Criterion = z
  .strictObject({
    id: Id,
    title: z.string().min(1).describe('Phrased so that full support is good'),
    kind: z.literal('criterion'),
    text: z.string().min(1).optional().describe('Longer explanation in own words'),
    subject: z.enum(['supplier', 'product']).describe('A product criterion is evaluated for each product in use'),
    mandatory: z.boolean().describe('Without enough evidence here there is no decision'),
    inherits: z
      .enum(['up', 'none'])
      .optional()
      .describe('up: evidence about a controlling entity counts for the entities it controls; default none'),
    baseRate: z
      .number()
      .gt(0)
      .lt(1)
      .optional()
      .describe('Prior probability without evidence; default the base rate of the trust parameters'),
    evidenceTypes: z.array(Id).optional().describe('Evidence types that usually speak to it'),
    countsFrom: z
      .array(z.string().regex(/^[^:@]+:[^:@]+$/))
      .optional()
      .describe('catalog:criterion whose evidence also counts here (crosswalk)'),
    flag: ValueFlag.optional(),
    note: z.string().min(1).optional(),
  })
  .meta({ id: 'Criterion', description: 'A leaf of a criteria tree: what evidence speaks to' });
export type Criterion = z.infer<typeof Criterion>;

export const CriteriaCatalog = z
  .strictObject({
    ...catalogHead,
    root: Id.describe('Node the assessment starts from'),
    nodes: z.array(z.discriminatedUnion('kind', [CriteriaGroup, Criterion])).min(1),
  })
  .meta({ id: 'CriteriaCatalog', description: 'A tree of criteria that suppliers are assessed against' });
export type CriteriaCatalog = z.infer<typeof CriteriaCatalog>;
export type CriteriaNode = CriteriaCatalog['nodes'][number];

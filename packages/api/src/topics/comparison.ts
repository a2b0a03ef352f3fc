import { z } from 'zod';
import { Id, OUTCOMES, TIERS, VERDICTS } from '@cleanpath/model';
import { AssessmentBrief } from './networks.js';

const Verdict = z.enum(VERDICTS);

/** Difference of two assessments of one network: which services changed verdict, grouped by what changed. */
export const Comparison = z
  .object({
    sentence: z.string().describe('The difference in words, with counts'),
    earlier: AssessmentBrief,
    later: AssessmentBrief,
    changedInputs: z
      .array(z.enum(['facts', 'policy', 'evidence', 'date', 'catalogs', 'engine']))
      .describe('What differs between the inputs'),
    flow: z
      .array(z.object({ from: Verdict.or(z.literal('absent')), to: Verdict.or(z.literal('absent')), count: z.int() }))
      .describe('Services by verdict before and after, in the order of the vocabulary'),
    groups: z
      .array(
        z.object({
          cause: z.string().describe('Why, as a sentence'),
          kind: z.enum(['supplier-decision', 'element', 'policy', 'structure', 'other']),
          subject: Id.optional(),
          better: z.array(Id).describe('Demands with a better verdict'),
          worse: z.array(Id),
        }),
      )
      .describe('Changed services by cause, largest first'),
    demands: z.array(
      z.object({
        id: Id,
        name: z.string(),
        from: Verdict.or(z.literal('absent')),
        to: Verdict.or(z.literal('absent')),
        before: z.string().optional(),
        after: z.string().optional(),
      }),
    ),
    suppliers: z
      .array(
        z.object({
          id: Id,
          name: z.string(),
          tier: z.enum(TIERS),
          from: z.enum(OUTCOMES).or(z.literal('absent')),
          to: z.enum(OUTCOMES).or(z.literal('absent')),
        }),
      )
      .describe('Decisions that changed'),
    elements: z.object({
      added: z.int(),
      removed: z.int(),
      changed: z.int(),
      examples: z
        .array(
          z.object({
            id: Id,
            name: z.string(),
            change: z.enum(['added', 'removed', 'changed']),
            fields: z.array(z.string()),
          }),
        )
        .describe('The first of them'),
    }),
  })
  .meta({ id: 'Comparison' });
export type Comparison = z.infer<typeof Comparison>;

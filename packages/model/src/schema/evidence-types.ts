import { z } from 'zod';
import { Id } from './common.js';
import { SUBJECT_KINDS } from './evidence.js';
import { catalogHead, ValueFlag } from './criteria-catalog.js';

export const EvidenceType = z
  .strictObject({
    id: Id,
    title: z.string().min(1),
    definition: z.string().min(1),
    strength: z.number().positive().describe('Weight of a fresh item, equivalent observations'),
    halfLifeMonths: z.number().positive().describe('Age at which half of the weight is left, months of 30.4375 days'),
    expiry: z.string().min(1).describe('What ends the validity of an item'),
    usualSources: z.array(z.string().min(1)).min(1),
    subjects: z.array(z.enum(SUBJECT_KINDS)).min(1).describe('What an item of the type is usually about'),
    statementOfSubject: z
      .boolean()
      .optional()
      .describe('True where the subject speaks about itself: such items share the one voice of the supplier'),
    flags: z.strictObject({ strength: ValueFlag, halfLifeMonths: ValueFlag }),
  })
  .meta({ id: 'EvidenceType', description: 'A kind of evidence with its default weight and ageing' });
export type EvidenceType = z.infer<typeof EvidenceType>;

const Mapping = z.strictObject({
  support: z.number().min(0).max(1).nullable().describe('Degree of support; null gives the item no weight'),
  rule: z.string().min(1).optional(),
});

export const EvidenceTypes = z
  .strictObject({
    ...catalogHead,
    types: z.array(EvidenceType).min(1),
    questionnaireAnswers: z.record(z.string(), Mapping).describe('Support by questionnaire answer'),
    testVerdicts: z.record(z.string(), Mapping).describe('Support by test verdict'),
    rules: z.array(z.string().min(1)).optional(),
  })
  .meta({ id: 'EvidenceTypes', description: 'Catalog of evidence types' });
export type EvidenceTypes = z.infer<typeof EvidenceTypes>;

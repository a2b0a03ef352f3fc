import { z } from 'zod';
import { Id, Share } from './common.js';
import { catalogHead, ValueFlag } from './criteria-catalog.js';

const Hhi = z.number().min(0).max(10_000);

export const ConcentrationSet = z
  .strictObject({
    id: Id,
    title: z.string().min(1),
    flag: ValueFlag,
    bands: z
      .array(
        z.strictObject({
          upTo: Hhi.describe('Highest HHI of the band, inclusive, 0 to 10,000 points'),
          label: z.string().min(1),
        }),
      )
      .min(1)
      .describe('Ascending; the last one ends at 10,000'),
    concerns: z
      .array(
        z.strictObject({
          hhiAbove: Hhi.optional(),
          hhiUpTo: Hhi.optional(),
          shareAbove: Share.optional().describe('Share of the merged holder, 0 to 1'),
          deltaAbove: z.number().min(0).describe('Rise of the HHI, points'),
        }),
      )
      .optional()
      .describe('Rises that raise a concern; the members of one entry hold together'),
    maxSingleShare: Share.optional(),
    minIndependentSuppliers: z.int().min(1).optional(),
    note: z.string().min(1).optional(),
  })
  .meta({ id: 'ConcentrationSet', description: 'Bands of the Herfindahl-Hirschman index' });
export type ConcentrationSet = z.infer<typeof ConcentrationSet>;

export const ConcentrationThresholds = z
  .strictObject({ ...catalogHead, sets: z.array(ConcentrationSet).min(1) })
  .meta({ id: 'ConcentrationThresholds', description: 'Catalog of concentration bands' });
export type ConcentrationThresholds = z.infer<typeof ConcentrationThresholds>;

import { z } from 'zod';
import { ELEMENT_KIND_NAMES, type ElementKind } from '../vocabulary/element-kinds.js';
import { TIERS } from '../vocabulary/tiers.js';
import { Id } from './common.js';
import { catalogHead, ValueFlag } from './criteria-catalog.js';

export const AssetCategory = z
  .strictObject({
    id: Id,
    title: z.string().min(1),
    rating: z.string().min(1).describe('Rating in the words of the source'),
    tier: z.enum(TIERS).describe('Tier the rating stands for; a range takes its upper end'),
    covers: z.array(z.string().min(1)),
    flag: ValueFlag,
  })
  .meta({ id: 'AssetCategory', description: 'A category of network assets with its sensitivity' });
export type AssetCategory = z.infer<typeof AssetCategory>;

export const AssetSensitivity = z
  .strictObject({
    ...catalogHead,
    categories: z.array(AssetCategory).min(1),
    kinds: z
      .record(
        z.enum(ELEMENT_KIND_NAMES as [ElementKind, ...ElementKind[]]),
        z.strictObject({
          tier: z.enum(TIERS),
          category: Id.optional(),
          flag: ValueFlag,
          reason: z.string().min(1).optional(),
        }),
      )
      .describe('Default sensitivity tier of every element kind'),
  })
  .meta({ id: 'AssetSensitivity', description: 'Default sensitivity tier by element kind' });
export type AssetSensitivity = z.infer<typeof AssetSensitivity>;

import { z } from 'zod';
import { RELATION_TYPES } from '../vocabulary/relation-types.js';
import { Attributes, Id } from './common.js';

export const Relation = z
  .object({
    from: Id.describe('Element id; for dependencies the element that needs the other'),
    to: Id.describe('Element id; for dependencies the element that is needed'),
    type: z.enum(RELATION_TYPES),
    direction: z.enum(['both', 'forward']).optional().describe('Links only: both ways (default) or from → to only'),
    group: Id.optional().describe('Redundancy group among the dependencies of `from`; without one each stands alone'),
    need: z.int().min(1).optional().describe('How many members of the group must work (k of n); default all'),
    metric: z.int().min(1).optional().describe('Routing metric from → to'),
    metricReverse: z.int().min(1).optional().describe('Routing metric to → from; default as metric'),
    capacity: z.number().min(0).optional().describe('Capacity, bit/s'),
    attributes: Attributes.optional(),
  })
  .meta({ id: 'Relation', description: 'A link that carries traffic, or a dependency of one element on another' });
export type Relation = z.infer<typeof Relation>;

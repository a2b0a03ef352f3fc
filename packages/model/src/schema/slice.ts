import { z } from 'zod';
import { Attributes, Id } from './common.js';

export const Slice = z
  .object({
    id: Id,
    name: z.string().min(1).optional(),
    sst: z.int().min(0).max(255).describe('Slice/Service Type, 3GPP TS 23.003 §28.4.2'),
    sd: z
      .string()
      .regex(/^[0-9a-fA-F]{6}$/)
      .optional()
      .describe('Slice Differentiator, six hexadecimal digits, 3GPP TS 23.003 §28.4.2'),
    elements: z.array(Id).optional().describe('Elements that serve the slice'),
    isolation: z
      .enum(['none', 'site', 'transport', 'host', 'function'])
      .optional()
      .describe('The strongest thing it must not share with another slice'),
    attributes: Attributes.optional(),
  })
  .meta({ id: 'Slice', description: 'A network slice and the elements that serve it' });
export type Slice = z.infer<typeof Slice>;

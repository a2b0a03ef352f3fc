import { z } from 'zod';
import { Attributes, Id, IsoDate, Share } from './common.js';

export const Owner = z
  .strictObject({
    supplier: Id.describe('Owning entity: a supplier id of the dossier'),
    share: Share.optional().describe('Equity share, 0 to 1; absent means unknown, never 0'),
    votes: Share.optional().describe('Voting share, 0 to 1; defaults to the equity share'),
    control: z
      .enum(['contract', 'board', 'golden-share', 'nominee', 'financing'])
      .optional()
      .describe('Control by other means than votes'),
    from: IsoDate.optional().describe('First day of the holding'),
    until: IsoDate.optional().describe('Day the holding ended (exclusive)'),
  })
  .meta({ id: 'Owner' });
export type Owner = z.infer<typeof Owner>;

export const Supplier = z
  .object({
    id: Id,
    name: z.string().min(1).describe('Legal name'),
    aliases: z
      .array(z.strictObject({ name: z.string().min(1), from: IsoDate.optional(), until: IsoDate.optional() }))
      .optional()
      .describe('Brands and former names with their validity'),
    jurisdictions: z
      .array(z.string().min(2))
      .optional()
      .describe('Jurisdictions of seat and control, ISO 3166-1 alpha-2; XA to XZ are free for fictional ones'),
    owners: z.array(Owner).optional(),
    lei: z
      .string()
      .regex(/^[0-9A-Z]{18}[0-9]{2}$/)
      .optional()
      .describe('Legal Entity Identifier, ISO 17442'),
    pen: z.int().min(0).optional().describe('IANA Private Enterprise Number'),
    fictional: z.boolean().optional().describe('True for suppliers of examples and synthetic data'),
    attributes: Attributes.optional(),
  })
  .meta({ id: 'Supplier', description: 'A legal entity that delivers, runs or owns parts of networks' });
export type Supplier = z.infer<typeof Supplier>;

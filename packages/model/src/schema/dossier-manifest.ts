import { z } from 'zod';
import { Attributes, Id, IsoDate } from './common.js';

/** Version of the dossier file format this release writes. */
export const DOSSIER_FORMAT = 1;

export const Synthetic = z
  .strictObject({
    what: z.string().min(1).describe('What part of the dossier is synthetic'),
    method: z.string().min(1).describe('How it was made'),
    seed: z.int().min(0).optional(),
  })
  .meta({ id: 'Synthetic', description: 'A declaration that data were made up; shown wherever the data show' });
export type Synthetic = z.infer<typeof Synthetic>;

export const DossierManifest = z
  .object({
    dossier: z.literal(DOSSIER_FORMAT).describe('Version of the dossier format'),
    id: Id.describe('Network id'),
    name: z.string().min(1),
    description: z.string().optional(),
    asOf: IsoDate.optional().describe('Date for which the dossier is assessed unless another is given'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional()
      .describe('Currency of all costs, ISO 4217'),
    synthetic: z.array(Synthetic).optional(),
    sources: z
      .array(z.strictObject({ name: z.string().min(1), licence: z.string().optional(), sha256: z.string().optional() }))
      .optional()
      .describe('Where the data come from'),
    attributes: Attributes.optional(),
  })
  .meta({ id: 'DossierManifest', description: 'The head of a dossier: which network, as of when, from where' });
export type DossierManifest = z.infer<typeof DossierManifest>;

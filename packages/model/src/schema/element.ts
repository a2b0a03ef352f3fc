import { z } from 'zod';
import { ELEMENT_KIND_NAMES, type ElementKind } from '../vocabulary/element-kinds.js';
import { PARTY_ROLES } from '../vocabulary/party-roles.js';
import { PLANES } from '../vocabulary/planes.js';
import { TIERS } from '../vocabulary/tiers.js';
import { TRUST_STATES } from '../vocabulary/trust-states.js';
import { Attributes, Id, IsoDate } from './common.js';

export const Party = z
  .strictObject({ supplier: Id, role: z.enum(PARTY_ROLES) })
  .meta({ id: 'Party', description: 'A supplier in one role at an element' });
export type Party = z.infer<typeof Party>;

export const Element = z
  .object({
    id: Id,
    kind: z.enum(ELEMENT_KIND_NAMES as [ElementKind, ...ElementKind[]]),
    name: z.string().min(1).optional(),
    plane: z.enum(PLANES).optional().describe('Plane it acts in; defaults from its kind'),
    product: Id.optional().describe('Product id; its supplier is the prime party'),
    version: z.string().min(1).optional().describe('Version of the product in service'),
    supplier: Id.optional().describe('Prime supplier; wins over the supplier of the product'),
    operator: Id.optional().describe('Supplier id of who runs it'),
    owner: Id.optional().describe('Supplier id of who owns it'),
    maintainedBy: Id.optional().describe('Supplier id of who maintains it'),
    parties: z.array(Party).optional().describe('Further suppliers and their roles'),
    site: z.string().min(1).optional().describe('Site name or id'),
    region: z.string().min(1).optional(),
    lat: z.number().min(-90).max(90).optional().describe('Latitude, degrees, WGS 84'),
    lon: z.number().min(-180).max(180).optional().describe('Longitude, degrees, WGS 84'),
    tier: z.enum(TIERS).optional().describe('Sensitivity tier; defaults from its kind by the asset catalog'),
    tierReason: z.string().min(1).optional().describe('Why the tier differs from the default'),
    state: z
      .enum(TRUST_STATES)
      .optional()
      .describe('Trust state of this very element as found, apart from its suppliers'),
    stateReason: z.string().min(1).optional().describe('Evidence or reason for the state'),
    passive: z.boolean().optional().describe('Passive plant: trusted without a named supplier'),
    installed: IsoDate.optional(),
    endOfLife: IsoDate.optional(),
    replacementCost: z.number().min(0).optional().describe('Cost of replacing it, in the currency of the dossier'),
    replacementEffort: z.number().min(0).optional().describe('Effort of replacing it, person-hours'),
    capacity: z.number().min(0).optional().describe('Capacity, bit/s'),
    population: z.number().min(0).optional().describe('People it serves'),
    riskGroups: z.array(Id).optional().describe('Groups that fail together (duct, building, power feed)'),
    attributes: Attributes.optional(),
  })
  .meta({
    id: 'Element',
    description: 'One thing in the network that can be supplied, hosted, compromised or replaced',
  });
export type Element = z.infer<typeof Element>;

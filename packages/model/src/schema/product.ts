import { z } from 'zod';
import { Attributes, Id } from './common.js';

export const PRODUCT_KINDS = ['hardware', 'firmware', 'software', 'service', 'cloud'] as const;

export const Product = z
  .object({
    id: Id,
    supplier: Id.optional().describe('Prime supplier; absent means unknown'),
    name: z.string().min(1),
    kind: z.enum(PRODUCT_KINDS).optional(),
    versions: z.array(z.string().min(1)).optional().describe('Known versions'),
    purl: z.string().startsWith('pkg:').optional().describe('Package URL (ECMA-427)'),
    cpe: z.string().startsWith('cpe:').optional().describe('CPE 2.3 name'),
    componentSuppliers: z.array(Id).optional().describe('Sub-suppliers of parts of the product (role component)'),
    softwareSupplier: Id.optional().describe('Supplier of the software when it is not the prime supplier'),
    attributes: Attributes.optional(),
  })
  .meta({ id: 'Product', description: 'Something a supplier delivers, in one or more versions' });
export type Product = z.infer<typeof Product>;

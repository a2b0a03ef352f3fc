import { z } from 'zod';
import { Id } from '@cleanpath/model';
import { Uuid } from '../shape/common.js';
import { route } from '../shape/route.js';

export const SearchHit = z
  .object({
    type: z.enum(['network', 'element', 'supplier', 'product', 'demand', 'site']),
    networkId: Uuid,
    network: z.string(),
    id: Id,
    name: z.string(),
    detail: z.string().describe('Kind and place, or service'),
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof SearchHit>;

export const searchRoutes = {
  search: route({
    method: 'GET',
    path: '/api/search',
    tag: 'Search',
    summary: 'Anything by id or name in the networks one may read',
    access: 'signed-in',
    query: z.object({
      q: z.string().trim().min(1).max(200),
      network: Uuid.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    status: 200,
    response: z.object({ items: z.array(SearchHit) }),
  }),
} as const;

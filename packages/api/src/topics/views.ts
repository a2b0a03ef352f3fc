import { z } from 'zod';
import {
  CitedElement,
  DemandReport,
  Id,
  PLANES,
  RELATION_TYPES,
  TRUST_STATES,
  ELEMENT_KIND_NAMES,
} from '@cleanpath/model';
import { pageOf, PageQuery, Uuid } from '../shape/common.js';
import { route } from '../shape/route.js';

/** Elements by name: enough to draw a chip. */
export const ElementChip = CitedElement.pick({
  id: true,
  name: true,
  kind: true,
  plane: true,
  suppliers: true,
  own: true,
  effective: true,
}).meta({ id: 'ElementChip' });
export type ElementChip = z.infer<typeof ElementChip>;

const State = z.enum(TRUST_STATES);

const Facet = z.record(z.string(), z.int());

export const ElementFilter = z.object({
  q: z.string().max(200).optional().describe('Part of the name, id, site or product'),
  state: State.optional().describe('Effective trust'),
  own: State.optional(),
  plane: z.enum(PLANES).optional(),
  kind: z.enum(ELEMENT_KIND_NAMES as [string, ...string[]]).optional(),
  supplier: Id.optional(),
  region: z.string().max(200).optional(),
  site: z.string().max(200).optional(),
  bbox: z
    .string()
    .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/)
    .optional()
    .describe('west,south,east,north in degrees'),
});
export type ElementFilter = z.infer<typeof ElementFilter>;

export const ElementPage = pageOf(CitedElement)
  .extend({ total: z.int(), facets: z.object({ state: Facet, plane: Facet, kind: Facet }) })
  .meta({ id: 'ElementPage' });
export type ElementPage = z.infer<typeof ElementPage>;

const Neighbour = z.object({
  relation: z.enum(RELATION_TYPES),
  group: z.string().optional(),
  need: z.int().optional(),
  element: ElementChip,
});

/** What it is, who made it, who runs it, what it depends on, what depends on it, findings, where the fact came from. */
export const ElementCard = z
  .object({
    element: CitedElement,
    record: z.record(z.string(), z.json()).describe('The element as recorded, for editing'),
    supplierNames: z.record(z.string(), z.string()),
    productName: z.string().optional(),
    sentence: z.string().describe('Whether it is clean and why'),
    chain: z
      .array(z.object({ element: ElementChip, relation: z.enum(RELATION_TYPES).optional() }))
      .optional()
      .describe('Shortest way to what makes it unclean'),
    roots: z.int(),
    dependsOn: z.object({ items: z.array(Neighbour), total: z.int() }),
    dependents: z.object({ items: z.array(Neighbour), total: z.int() }),
    links: z.object({ items: z.array(Neighbour), total: z.int() }),
    closure: z
      .object({
        ids: z.array(Id),
        total: z.int(),
        positions: z
          .array(z.tuple([z.number(), z.number()]))
          .optional()
          .describe('Where those stand, lon and lat, each place once: for a map that holds aggregates only'),
      })
      .describe('Everything it depends on, directly or not; the first of them by distance'),
    reach: z.int().describe('Elements that depend on it, directly or not'),
    demands: z.object({ ids: z.array(Id), total: z.int() }).describe('Services whose drawn route crosses it'),
    source: z.object({ file: z.string(), line: z.int().optional(), pointer: z.string().optional() }).optional(),
  })
  .meta({ id: 'ElementCard' });
export type ElementCard = z.infer<typeof ElementCard>;

/** Elements of one place, or a cell of a grid where zoomed out. */
export const MapPlace = z
  .object({
    lat: z.number(),
    lon: z.number(),
    count: z.int(),
    trusted: z.int(),
    unknown: z.int(),
    untrusted: z.int(),
    name: z.string().optional().describe('Site, where the place is a single one'),
    ids: z.array(Id).describe('The first elements there, worst first'),
  })
  .meta({ id: 'MapPlace' });

export const MapSpan = z
  .object({
    from: z.tuple([z.number(), z.number()]).describe('lon, lat'),
    to: z.tuple([z.number(), z.number()]),
    state: State.describe('Worst effective trust of the ends and what lies between'),
    count: z.int(),
  })
  .meta({ id: 'MapSpan' });

export const MapLayer = z
  .object({
    places: z.array(MapPlace),
    spans: z.array(MapSpan),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable().describe('Of the whole network'),
    placed: z.int(),
    unplaced: z.int().describe('Elements without a position: in the table only'),
    aggregated: z.boolean().describe('Places are cells, not single sites'),
  })
  .meta({ id: 'MapLayer' });
export type MapLayer = z.infer<typeof MapLayer>;

/** One service as swim-lanes: hops left to right, under each what it depends on, as deep as the reason goes. */
export const ServiceView = z
  .object({
    demand: DemandReport,
    elements: z.record(z.string(), CitedElement).describe('Every element drawn, by id'),
    supplierNames: z.record(z.string(), z.string()),
    legs: z.array(
      z.object({
        lanes: z.array(z.enum(PLANES)).describe('Planes in use, top to bottom'),
        hops: z.array(
          z.object({
            element: Id,
            reason: z.string().describe('One line: why it is in its state'),
            evidence: z.array(Id).describe('Evidence items behind the state of its supplier'),
            evidenceOf: z
              .record(z.string(), Id)
              .optional()
              .describe('The supplier each of them is about: that of the hop, or of what it hangs on'),
            hangs: z
              .array(
                z.object({
                  element: Id,
                  plane: z.enum(PLANES),
                  relation: z.enum(RELATION_TYPES),
                  parent: Id,
                  depth: z.int(),
                }),
              )
              .describe('What it depends on along the chain to each root'),
            cut: z.boolean().describe('Member of the blocking cut, or an unclean end'),
          }),
        ),
        waysOut: z
          .array(z.object({ sentence: z.string(), elements: z.array(Id), cost: z.number().optional() }))
          .describe('Cheapest first; an upper bound where marked in the sentence'),
      }),
    ),
    route: z.array(z.object({ id: Id, lat: z.number(), lon: z.number() })).describe('Positions along the route'),
    currency: z.string().optional(),
  })
  .meta({ id: 'ServiceView' });
export type ServiceView = z.infer<typeof ServiceView>;

const one = z.object({ network: Uuid, assessment: Uuid });

export const viewRoutes = {
  elements: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/elements',
    tag: 'Network',
    summary: 'Elements with their states, filtered; untrusted first',
    access: 'signed-in',
    params: one,
    query: PageQuery.extend(ElementFilter.shape).extend({
      sort: z.enum(['state', 'name', 'kind', 'region']).default('state'),
    }),
    status: 200,
    response: ElementPage,
  }),
  elementsCsv: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/elements.csv',
    tag: 'Network',
    summary: 'The same as CSV, all rows',
    access: 'signed-in',
    params: one,
    query: ElementFilter,
    status: 200,
    media: ['text/csv'],
  }),
  element: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/elements/:element',
    tag: 'Network',
    summary: 'One element: card with dependencies, dependents, reason and source',
    access: 'signed-in',
    params: one.extend({ element: Id }),
    status: 200,
    response: ElementCard,
    etag: true,
  }),
  map: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/map',
    tag: 'Network',
    summary: 'Places and spans in a part of the map, aggregated by zoom',
    access: 'signed-in',
    params: one,
    query: ElementFilter.extend({ zoom: z.coerce.number().min(0).max(22).default(4) }),
    status: 200,
    response: MapLayer,
    etag: true,
  }),
  demand: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/demands/:demand',
    tag: 'Network',
    summary: 'One service: verdict, route, swim-lanes, blocking cut, ways out',
    access: 'signed-in',
    params: one.extend({ demand: Id }),
    status: 200,
    response: ServiceView,
    etag: true,
  }),
} as const;

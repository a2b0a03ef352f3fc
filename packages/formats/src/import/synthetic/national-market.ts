import type { ImportSink } from '../sink.js';
import { fictionalField, fictionalProduct, type FictionalSupplier } from './fictional-suppliers.js';
import type { Random } from './xorshift32.js';
import { zipfWeights } from './xorshift32.js';

/** The invented market: who delivers what. Field names appear in ids. */
export interface Market {
  readonly radio: readonly FictionalSupplier[];
  readonly transport: readonly FictionalSupplier[];
  readonly core: readonly FictionalSupplier[];
  readonly cloud: readonly FictionalSupplier[];
  readonly power: readonly FictionalSupplier[];
  readonly towers: readonly FictionalSupplier[];
  readonly components: readonly FictionalSupplier[];
  readonly all: readonly FictionalSupplier[];
}

/** The radio supplier with adverse evidence comes first: its share per operator is a published figure. */
export function nationalMarket(): Market {
  const radio = fictionalField('radio', ['adverse', 'strong', 'strong', 'fair']);
  const transport = fictionalField('transport', ['strong', 'strong', 'fair', 'adverse', 'thin'], 4);
  const core = fictionalField('core', ['strong', 'strong'], 9);
  const cloud = fictionalField('cloud', ['strong', 'strong'], 12);
  const power = fictionalField('power', ['strong', 'strong', 'strong'], 14);
  const towers = fictionalField('towers', ['strong', 'strong', 'strong'], 17);
  const components = fictionalField(
    'components',
    Array.from({ length: COMPONENT_SUPPLIERS }, (_, i) => componentConduct(i)),
  );
  const all = [...radio, ...transport, ...core, ...cloud, ...power, ...towers, ...components];
  return { radio, transport, core, cloud, power, towers, components, all };
}

/** What each field delivers: product names are the ends of product ids. */
const PRODUCTS = {
  radio: ['radio-unit', 'distributed-unit', 'centralised-unit', 'base-station', 'element-manager', 'update-server'],
  transport: ['cell-site-router', 'backhaul', 'aggregation-router', 'core-router', 'element-manager', 'update-server'],
  core: [
    'amf',
    'smf',
    'upf',
    'ausf',
    'udm',
    'udr',
    'pcf',
    'nrf',
    'nssf',
    'scp',
    'chf',
    'key-store',
    'element-manager',
    'update-server',
  ],
  cloud: ['o-cloud', 'edge-host', 'storage', 'element-manager', 'update-server'],
  power: ['power-supply', 'timing-source'],
} as const;

const COMPONENT_SUPPLIERS = 40;
/** Components that are in everything. */
const COMMON_COMPONENTS = 24;
/** The leading suppliers of a field use common components only: one gap there would decide the verdict of the country. */
const COMMON_RANKS = 2;
/** The component maker that the radio supplier with adverse evidence owns. */
const HIDDEN_COMPONENT = 32;

/** Sub-suppliers of a product: few of the many, the common ones often, so that hidden concentration appears. */
const PARTS_PER_PRODUCT = 3;

export function emitMarket(market: Market, random: Random, sink: ImportSink): void {
  for (const { record } of market.all) sink.supplier(ownedBy(record, market));
  const all = zipfWeights(market.components.length);
  const common = all.slice(0, COMMON_COMPONENTS);
  for (const [field, names] of Object.entries(PRODUCTS) as [keyof typeof PRODUCTS, readonly string[]][]) {
    for (const [rank, { record }] of market[field].entries()) {
      const weights = rank < COMMON_RANKS ? common : all;
      for (const name of names) {
        const parts = new Set<string>();
        for (let i = 0; i < PARTS_PER_PRODUCT; i++) parts.add(market.components[random.weighted(weights)]!.record.id);
        const kind = SOFTWARE.has(name) || field === 'core' ? 'software' : 'hardware';
        sink.product(fictionalProduct(record.id, name, kind, [...parts]));
      }
    }
  }
}

const SOFTWARE: ReadonlySet<string> = new Set(['centralised-unit', 'element-manager', 'update-server']);

/** Every fourth component maker belongs to a well-conducted radio supplier, one rare one to the other. */
function ownedBy(record: FictionalSupplier['record'], market: Market): FictionalSupplier['record'] {
  const index = market.components.findIndex((supplier) => supplier.record === record);
  if (index === -1 || index % 4 !== 0) return record;
  const owner = market.radio[index === HIDDEN_COMPONENT ? 0 : 1 + ((index / 4) % 2)]!.record.id;
  return { ...record, owners: [{ supplier: owner, share: 0.6, from: '2015-01-01' }] };
}

/** The makers that everybody uses are well documented; gaps are among the rare ones. */
function componentConduct(index: number): FictionalSupplier['conduct'] {
  if (index < COMMON_COMPONENTS || index % 2 === 0) return 'strong';
  return index % 4 === 1 ? 'fair' : 'thin';
}

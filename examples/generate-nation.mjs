/**
 * Writes the example nation: `node examples/generate-nation.mjs [directory]` (default: examples/nation).
 * No clock and no randomness: the same bytes every time, which the test beside it checks.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addCore } from './generator/core.mjs';
import { DEMANDS, SLICES } from './generator/demands.mjs';
import { evidenceRegister } from './generator/evidence.mjs';
import { SOURCES } from './generator/evidence-sources.mjs';
import { csv, yaml, yamlLines } from './generator/files.mjs';
import { Nation } from './generator/network.mjs';
import { POLICY } from './generator/policy.mjs';
import { addRadio } from './generator/radio.mjs';
import { addCustomers, addPlatforms } from './generator/services.mjs';
import { PRODUCTS, SUPPLIERS } from './generator/suppliers.mjs';
import { addTransport } from './generator/transport.mjs';

const ELEMENT_COLUMNS = [
  'id',
  'kind',
  'name',
  'product',
  'version',
  'operator',
  'maintainedBy',
  'site',
  'region',
  'lat',
  'lon',
  'tier',
  'tierReason',
  'state',
  'stateReason',
  'installed',
  'endOfLife',
  'replacementCost',
  'replacementEffort',
  'capacity',
  'population',
  'riskGroups',
];
const RELATION_COLUMNS = ['from', 'to', 'type', 'group', 'need'];
const PRODUCT_COLUMNS = ['id', 'supplier', 'name', 'kind', 'versions', 'componentSuppliers'];
const DEMAND_COLUMNS = [
  'id',
  'name',
  'service',
  'slice',
  'criticality',
  'weight',
  'people',
  'plane',
  'from',
  'to',
  'elements',
];

const MANIFEST = {
  dossier: 1,
  id: 'example-nation',
  name: 'Example nation (fictional)',
  description:
    'A fictional operator with fictional suppliers on the real geography of Finland: towns, corridors and distances are real, ' +
    'everything about networks, suppliers and services is made up to show what Cleanpath finds.',
  asOf: '2026-11-01',
  currency: 'EUR',
  synthetic: [
    {
      what: 'Suppliers, products, owners, sources, evidence and the policy',
      method: 'Invented; no statement about any real company or country',
    },
    {
      what: 'Elements, relations, slices and services',
      method:
        'Written by examples/generate-nation.mjs after textbook architectures of 5G networks; sites stand at real towns',
    },
    { what: 'People, capacities, costs and dates', method: 'Round planning figures, invented' },
  ],
  sources: [{ name: 'Coordinates of Finnish towns, rounded, from general knowledge' }],
};

/** Path in the dossier → content. */
export function nationFiles() {
  const nation = new Nation();
  addCore(nation);
  addTransport(nation);
  addRadio(nation);
  addPlatforms(nation);
  addCustomers(nation);
  const evidence = evidenceRegister();
  const suppliers = SUPPLIERS.map(({ about, ...supplier }) => ({
    ...supplier,
    fictional: true,
    attributes: { about },
  }));
  return new Map([
    ['dossier.yaml', yaml(MANIFEST)],
    ['suppliers.yaml', yaml(suppliers)],
    ['products.csv', csv(PRODUCTS, PRODUCT_COLUMNS)],
    ['elements.csv', csv(nation.elements, ELEMENT_COLUMNS)],
    ['relations.csv', csv(nation.relations, RELATION_COLUMNS)],
    ['demands.csv', csv(DEMANDS.flatMap(rowsOfDemand), DEMAND_COLUMNS)],
    ['slices.yaml', yaml(SLICES)],
    ['evidence.yaml', `${yamlLines('sources', SOURCES)}\n${yamlLines('evidence', evidence.items, evidence.headings)}`],
    ['policy.yaml', yaml(POLICY)],
  ]);
}

/** One row per leg; what belongs to the whole demand stands in the first. */
function rowsOfDemand({ legs, ...demand }) {
  return legs.map((leg, index) => (index === 0 ? { ...demand, ...leg } : { id: demand.id, ...leg }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const directory = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), 'nation');
  mkdirSync(directory, { recursive: true });
  for (const [name, content] of nationFiles()) writeFileSync(join(directory, name), content);
}

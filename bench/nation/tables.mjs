import { ELEMENT_NUMBER_COLUMNS, ELEMENT_TEXT_COLUMNS, RELATION_NUMBER_COLUMNS } from '@cleanpath/model';
import { SUPPLIERS } from './nation.mjs';

const NO_TEXT = { values: [], codes: new Int32Array(0) };
const NO_NUMBERS = new Float64Array(0);

export const suppliers = () =>
  Array.from({ length: SUPPLIERS }, (_, i) => ({ id: `s${i}`, name: `Supplier ${i}`, fictional: true }));

/** The columns as the tables of a dossier, without a detour through files. */
export function tables({ columns, regions, demands }) {
  const names = suppliers().map(({ id }) => id);
  const text = Object.fromEntries(ELEMENT_TEXT_COLUMNS.map((name) => [name, NO_TEXT]));
  text.supplier = { values: names, codes: columns.supplier };
  text.operator = { values: names, codes: columns.operator };
  text.region = { values: regions.map(({ region }) => `region-${region}`), codes: columns.region };
  const number = Object.fromEntries(ELEMENT_NUMBER_COLUMNS.map((name) => [name, NO_NUMBERS]));
  const numbers = Object.fromEntries(RELATION_NUMBER_COLUMNS.map((name) => [name, NO_NUMBERS]));
  return {
    manifest: { dossier: 1, id: 'n1m', name: 'Synthetic nation' },
    suppliers: suppliers(),
    products: [],
    elements: {
      count: columns.elements,
      ids: columns.ids,
      indexOf: new Map(columns.ids.map((id, row) => [id, row])),
      kind: columns.kind,
      text,
      number: { ...number, lat: columns.lat, lon: columns.lon },
      extra: new Map(),
      sourceFile: NO_TEXT,
      sourceLine: new Int32Array(columns.elements),
    },
    relations: {
      count: columns.relations,
      from: columns.from,
      to: columns.to,
      type: columns.type,
      forward: new Uint8Array(columns.relations),
      group: { values: columns.groups, codes: columns.group },
      need: columns.need,
      number: { ...numbers, metric: columns.metric },
      attributes: new Map(),
      sourceFile: NO_TEXT,
      sourceLine: new Int32Array(columns.relations),
    },
    demands,
    slices: [],
    sources: [],
    evidence: [],
    places: new Map(),
  };
}

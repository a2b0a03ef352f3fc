import type { Product, Supplier } from '@cleanpath/model';

/** What the evidence made up for a supplier shows; decides nothing by itself. */
export type Conduct = 'strong' | 'fair' | 'thin' | 'adverse';

export interface FictionalSupplier {
  readonly record: Supplier;
  readonly conduct: Conduct;
}

const WORDS = [
  'Alder',
  'Birch',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fir',
  'Gorse',
  'Hazel',
  'Ivy',
  'Juniper',
  'Katsura',
  'Larch',
  'Maple',
  'Nutmeg',
  'Oak',
  'Pine',
  'Quince',
  'Rowan',
  'Spruce',
  'Tamarind',
  'Ulmus',
  'Viburnum',
  'Willow',
  'Yew',
  'Zelkova',
] as const;

/** User-assigned codes of ISO 3166-1: they never name a country. */
const JURISDICTIONS = ['XA', 'XB', 'XC', 'XD', 'XE', 'XF', 'XG', 'XH'] as const;

/** An invented supplier; its name says so wherever it shows. */
export function fictionalSupplier(field: string, index: number, conduct: Conduct): FictionalSupplier {
  const word = WORDS[index % WORDS.length]!;
  const round = index < WORDS.length ? '' : ` ${Math.floor(index / WORDS.length) + 1}`;
  const id = `fictional-${field}-${word}${round}`.toLowerCase().replaceAll(' ', '-');
  const name = `${word}${round} ${field.charAt(0).toUpperCase()}${field.slice(1)} (fictional)`;
  const record: Supplier = { id, name, jurisdictions: [JURISDICTIONS[index % JURISDICTIONS.length]!], fictional: true };
  return { record, conduct };
}

/** Suppliers of one field with the conducts given, in order. */
export function fictionalField(field: string, conducts: readonly Conduct[], offset = 0): FictionalSupplier[] {
  return conducts.map((conduct, i) => fictionalSupplier(field, offset + i, conduct));
}

export function fictionalProduct(
  supplier: string,
  name: string,
  kind: NonNullable<Product['kind']>,
  parts: readonly string[] = [],
): Product {
  return {
    id: `${supplier}/${name}`,
    supplier,
    name: `${name} (fictional)`,
    kind,
    versions: ['1.0'],
    ...(parts.length === 0 ? {} : { componentSuppliers: [...parts] }),
  };
}

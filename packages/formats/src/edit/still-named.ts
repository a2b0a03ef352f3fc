import { problem, type DictColumn, type Dossier, type Problem } from '@cleanpath/model';
import type { ChangedAt } from './check-edited.js';
import type { WorkingCopy } from './working-copy.js';

/** Names of things that still name a removed record, told in full up to this number. */
const NAMED = 3;

/** What was removed although something that stays names it: one problem for each, with what names it. */
export function stillNamed(copy: WorkingCopy, after: Dossier, changedAt: ReadonlyMap<string, ChangedAt>): Problem[] {
  const problems: Problem[] = [];
  const report = (what: 'element' | 'supplier' | 'product', id: string, namers: readonly string[]): void => {
    if (namers.length === 0) return;
    const pointer = changedAt.get(`${what}:${id}`)?.pointer;
    problems.push(
      problem('change-invalid', {
        ...(pointer === undefined ? {} : { pointer }),
        value: id,
        message: `The ${what} “${id}” is still named by ${namers.join(', ')}`,
        remedy: `Change or remove these in the same draft, or keep the ${what}.`,
      }),
    );
  };
  for (const [id, element] of copy.elements) if (element === undefined) report('element', id, elementNamers(after, id));
  for (const [id, record] of copy.suppliers.changed)
    if (record === undefined) report('supplier', id, supplierNamers(after, id));
  for (const [id, record] of copy.products.changed)
    if (record === undefined) report('product', id, productNamers(after, id));
  return problems;
}

function elementNamers(after: Dossier, id: string): string[] {
  const demands = after.demands.filter(({ legs }) =>
    legs.some(({ from, to, elements }) => from === id || to === id || elements?.includes(id)),
  );
  // Evidence on a site may name an element instead, where no element stands at a site of that name.
  const isSite = after.elements.text.site.values.includes(id);
  const evidence = after.evidence.filter(
    ({ subject }) => subject.id === id && (subject.kind === 'element' || (subject.kind === 'site' && !isSite)),
  );
  return [
    ...namer('the service', 'the services', demands),
    ...namer('the evidence item', 'the evidence items', evidence),
  ];
}

function supplierNamers(after: Dossier, id: string): string[] {
  const { text, extra } = after.elements;
  let elements = 0;
  for (const column of [text.supplier, text.operator, text.owner, text.maintainedBy]) elements += holders(column, id);
  for (const { parties } of extra.values()) if (parties?.some(({ supplier }) => supplier === id)) elements++;
  const products = after.products.filter(
    ({ supplier, softwareSupplier, componentSuppliers }) =>
      supplier === id || softwareSupplier === id || componentSuppliers?.includes(id),
  );
  const owned = after.suppliers.filter(({ owners }) => owners?.some(({ supplier }) => supplier === id));
  const evidence = after.evidence.filter(({ subject }) => subject.kind === 'supplier' && subject.id === id);
  const sources = after.sources.filter(({ controlledBy }) => controlledBy === id);
  return [
    ...counted(elements),
    ...namer('the product', 'the products', products),
    ...namer('the supplier', 'the suppliers', owned),
    ...namer('the evidence item', 'the evidence items', evidence),
    ...namer('the source', 'the sources', sources),
  ];
}

function productNamers(after: Dossier, id: string): string[] {
  const evidence = after.evidence.filter(
    ({ subject }) =>
      (subject.kind === 'product' && subject.id === id) ||
      (subject.kind === 'version' && (subject.id === id || subject.id.startsWith(`${id}@`))),
  );
  return [
    ...counted(holders(after.elements.text.product, id)),
    ...namer('the evidence item', 'the evidence items', evidence),
  ];
}

const counted = (elements: number): string[] =>
  elements === 0 ? [] : [`${elements} ${elements === 1 ? 'element' : 'elements'}`];

function namer(one: string, many: string, records: readonly { readonly id: string }[]): string[] {
  if (records.length === 0) return [];
  const names = records.slice(0, NAMED).map(({ id }) => `“${id}”`);
  const more = records.length > NAMED ? ` and ${records.length - NAMED} more` : '';
  return [`${records.length === 1 ? one : many} ${names.join(', ')}${more}`];
}

function holders({ values, codes }: DictColumn, value: string): number {
  const code = values.indexOf(value);
  if (code < 0) return 0;
  let count = 0;
  for (const held of codes) if (held === code) count++;
  return count;
}

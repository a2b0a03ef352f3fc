import type { ElementTextColumn, SourcePlace } from '@cleanpath/model';
import { fixedPlaces } from './check-record.js';
import type { ElementLookup } from './element-lookup.js';
import type { MissingRule, Referenced, Stores } from './stores.js';
import { Suggester } from './suggest.js';

/** What is checked: the small tables, and the elements as far as references go. */
export type ReferenceStores = Omit<Stores, 'elements' | 'relations'> & { readonly elements: ElementLookup };

/** Columns of the element table that name something else. */
const ELEMENT_REFERENCES: readonly (readonly [ElementTextColumn, Referenced])[] = [
  ['product', 'product'],
  ['supplier', 'supplier'],
  ['operator', 'supplier'],
  ['owner', 'supplier'],
  ['maintainedBy', 'supplier'],
];

/** Checks that every id named outside the relations exists; with `create`, makes missing suppliers and products. */
export function checkReferences(stores: ReferenceStores, rule: MissingRule): void {
  const references = new ReferenceCheck(stores, rule);
  checkElements(stores, references);
  checkProducts(stores, references);
  stores.suppliers.records.forEach((supplier, i) => {
    const places = stores.suppliers.placesOf(i);
    supplier.owners?.forEach((owner, k) =>
      references.check('supplier', owner.supplier, `owners[${k}].supplier`, () => places.at(['owners', k, 'supplier'])),
    );
  });
  checkDemandsAndSlices(stores, references);
  checkEvidence(stores, references);
  references.reportCreated();
}

function checkElements({ elements }: ReferenceStores, references: ReferenceCheck): void {
  for (const [name, what] of ELEMENT_REFERENCES) {
    const bad = new Set<number>();
    elements.distinct(name).forEach((id, code) => {
      if (!references.exists(what, id)) bad.add(code);
    });
    if (bad.size === 0) continue;
    for (const [row, id] of elements.rowsWith(name, bad)) references.check(what, id, name, () => elements.place(row));
  }
  for (const [row, extra] of elements.extra)
    for (const party of extra.parties ?? [])
      references.check('supplier', party.supplier, 'parties', () => elements.place(row));
}

function checkProducts({ products }: ReferenceStores, references: ReferenceCheck): void {
  products.records.forEach((product, i) => {
    const places = products.placesOf(i);
    for (const member of ['supplier', 'softwareSupplier'] as const)
      if (product[member] !== undefined)
        references.check('supplier', product[member], member, () => places.at([member]));
    product.componentSuppliers?.forEach((id, k) =>
      references.check('supplier', id, `componentSuppliers[${k}]`, () => places.at(['componentSuppliers', k])),
    );
  });
}

function checkDemandsAndSlices({ demands, slices }: ReferenceStores, references: ReferenceCheck): void {
  demands.records.forEach((demand, i) => {
    const places = demands.placesOf(i);
    if (demand.slice !== undefined) references.check('slice', demand.slice, 'slice', () => places.at(['slice']));
    demand.legs.forEach((leg, k) => {
      for (const end of ['from', 'to'] as const)
        if (leg[end] !== undefined)
          references.check('element', leg[end], `legs[${k}].${end}`, () => places.at(['legs', k, end]));
      leg.elements?.forEach((id, e) =>
        references.check('element', id, `legs[${k}].elements[${e}]`, () => places.at(['legs', k, 'elements', e])),
      );
    });
  });
  slices.records.forEach((slice, i) => {
    const places = slices.placesOf(i);
    slice.elements?.forEach((id, k) =>
      references.check('element', id, `elements[${k}]`, () => places.at(['elements', k])),
    );
  });
}

function checkEvidence({ sources, evidence, elements, products }: ReferenceStores, references: ReferenceCheck): void {
  sources.records.forEach((source, i) => {
    if (source.controlledBy !== undefined)
      references.check('supplier', source.controlledBy, 'controlledBy', () => sources.placesOf(i).at(['controlledBy']));
  });
  const sites = new Set(elements.distinct('site'));
  evidence.records.forEach((item, i) => {
    const places = evidence.placesOf(i);
    references.check('source', item.source, 'source', () => places.at(['source']));
    for (const member of ['derivedFrom', 'supersededBy'] as const)
      if (item[member] !== undefined) references.check('evidence', item[member], member, () => places.at([member]));
    const { kind, id } = item.subject;
    const at = (): SourcePlace => places.at(['subject', 'id']);
    if (kind === 'site') {
      if (!sites.has(id)) references.check('element', id, 'subject', at, 'site or element');
    } else if (kind === 'version') {
      // A version is named `product@version`; versions themselves need not be listed.
      const product = id.slice(0, Math.max(id.lastIndexOf('@'), 0));
      if (!products.has(id)) references.check('product', product === '' ? id : product, 'subject', at);
    } else references.check(kind, id, 'subject', at);
  });
}

class ReferenceCheck {
  readonly #stores: ReferenceStores;
  readonly #rule: MissingRule;
  readonly #suggester = new Suggester();
  readonly #created = { supplier: 0, product: 0, element: 0 };

  constructor(stores: ReferenceStores, rule: MissingRule) {
    this.#stores = stores;
    this.#rule = rule;
  }

  exists(what: Referenced, id: string): boolean {
    if (this.#rule.incomplete.has(what)) return true;
    if (what === 'element') return this.#stores.elements.has(id);
    return this.#listOf(what).has(id);
  }

  check(what: Referenced, id: string, member: string, place: () => SourcePlace, title: string = what): void {
    if (this.exists(what, id)) return;
    if (this.#rule.create && this.#create(what, id)) return;
    const { problems, elements } = this.#stores;
    if (!problems.keeps('reference-dangling')) {
      problems.count('reference-dangling');
      return;
    }
    const ids = what === 'element' ? elements.ids() : this.#listOf(what).ids.keys();
    const near = this.#suggester.nearest(id, ids);
    problems.note('reference-dangling', {
      ...place(),
      value: id,
      message: `${member}: there is no ${title} “${id}”`,
      ...(near === undefined ? {} : { remedy: `Did you mean “${near}”? Otherwise add the ${title}.` }),
    });
  }

  reportCreated(): void {
    for (const [what, count] of Object.entries(this.#created))
      if (count > 0)
        this.#stores.problems.note('import-assumption', {
          message: `${count} ${what}${count === 1 ? ' is' : 's are'} referenced but not described; created with nothing known about ${count === 1 ? 'it' : 'them'}`,
        });
  }

  #create(what: Referenced, id: string): boolean {
    const { suppliers, products, elements } = this.#stores;
    if (what === 'supplier') suppliers.add({ id, name: id }, fixedPlaces({}));
    else if (what === 'product') products.add({ id, name: id }, fixedPlaces({}));
    else if (what === 'element' && elements.create) elements.create(id);
    else return false;
    this.#created[what]++;
    return true;
  }

  #listOf(what: Exclude<Referenced, 'element'>): {
    has(id: string): boolean;
    readonly ids: ReadonlyMap<string, number>;
  } {
    const { suppliers, products, slices, sources, evidence } = this.#stores;
    return { supplier: suppliers, product: products, slice: slices, source: sources, evidence }[what];
  }
}

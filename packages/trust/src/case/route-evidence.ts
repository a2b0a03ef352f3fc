import { byCodeUnits, type Evidence, type Product, type Supplier, type TrustParameters } from '@cleanpath/model';
import type { ControlIndex } from '../ownership/control.js';
import type { RoutedEvidence } from './build-case.js';

/** Whom an element or site belongs to, where evidence is about one. */
export interface SubjectOwner {
  readonly supplier: string;
  readonly product?: string;
}

export interface Routing {
  readonly suppliers: readonly Supplier[];
  readonly products: readonly Product[];
  readonly evidence: readonly Evidence[];
  /** Owners of elements and sites, by `element:<id>` and `site:<id>`. */
  readonly subjectOwners: ReadonlyMap<string, SubjectOwner> | undefined;
  readonly control: ControlIndex;
  /** Integrated ownership of a holder. */
  readonly sharesOf: (holder: string) => ReadonlyMap<string, number>;
  readonly parameters: TrustParameters;
}

/** Evidence by supplier: its own, that of its products, and that of its owners where criteria inherit. */
export function routeEvidence(routing: Routing): ReadonlyMap<string, readonly RoutedEvidence[]> {
  const products = new Map(routing.products.map((product) => [product.id, product]));
  const routed = new Map<string, RoutedEvidence[]>(routing.suppliers.map(({ id }) => [id, []]));
  const general = new Map<string, Evidence[]>();
  for (const evidence of routing.evidence) {
    const owner = subjectOf(evidence, products, routing.subjectOwners);
    if (owner === undefined) continue;
    routed.get(owner.supplier)?.push({ evidence, product: owner.product, inheritedFrom: undefined, factor: 1 });
    if (evidence.subject.kind !== 'supplier') continue;
    const list = general.get(owner.supplier);
    if (list) list.push(evidence);
    else general.set(owner.supplier, [evidence]);
  }
  for (const holder of [...general.keys()].sort(byCodeUnits)) {
    for (const [held, factor] of heirs(holder, routing)) {
      for (const evidence of general.get(holder)!) {
        routed.get(held)?.push({ evidence, product: undefined, inheritedFrom: holder, factor });
      }
    }
  }
  return routed;
}

/** Entities that evidence about a holder also speaks of: in full where it controls, by share where it only owns. */
function heirs(
  holder: string,
  { control, sharesOf, parameters: { aggregation, ownership } }: Routing,
): Map<string, number> {
  const factors = new Map<string, number>();
  for (const held of control.controls.get(holder) ?? []) factors.set(held, aggregation.inheritFromController);
  if (aggregation.inheritFromMinority === 'none') return factors;
  for (const [held, share] of sharesOf(holder)) {
    if (held !== holder && !factors.has(held) && share > ownership.influenceShare)
      factors.set(held, Math.min(1, share));
  }
  return factors;
}

function subjectOf(
  { subject }: Evidence,
  products: ReadonlyMap<string, Product>,
  owners: ReadonlyMap<string, SubjectOwner> | undefined,
): SubjectOwner | undefined {
  switch (subject.kind) {
    case 'supplier':
      return { supplier: subject.id };
    case 'product':
      return productOwner(products.get(subject.id));
    case 'version': {
      // A version is written product@version; product ids may hold an @ themselves (npm scopes).
      const at = subject.id.lastIndexOf('@');
      return productOwner(products.get(subject.id) ?? products.get(subject.id.slice(0, Math.max(0, at))));
    }
    case 'site':
    case 'element':
      return owners?.get(`${subject.kind}:${subject.id}`);
  }
}

const productOwner = (product: Product | undefined): SubjectOwner | undefined =>
  product?.supplier === undefined ? undefined : { supplier: product.supplier, product: product.id };

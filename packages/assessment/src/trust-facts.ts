import { ABSENT, dictValue, type Dossier } from '@cleanpath/model';
import type { AssessmentOptions } from '@cleanpath/trust';

type TrustContext = Required<Pick<AssessmentOptions, 'productsInUse' | 'subjectOwners'>>;

/** What the network tells the assessment of suppliers: which products are in use, and whose the named elements are. */
export function trustContext(dossier: Dossier): TrustContext {
  return { productsInUse: productsInUse(dossier), subjectOwners: subjectOwners(dossier) };
}

/** Elements per product; a product in no element is not assessed. */
function productsInUse(dossier: Dossier): Map<string, number> {
  const { values, codes } = dossier.elements.text.product;
  const counts = new Map<string, number>();
  for (const code of codes) {
    if (code === ABSENT) continue;
    const product = values[code]!;
    counts.set(product, (counts.get(product) ?? 0) + 1);
  }
  return counts;
}

/** Supplier and product of the elements that evidence is about; evidence on a site has no single owner. */
function subjectOwners(dossier: Dossier): TrustContext['subjectOwners'] {
  const productSupplier = new Map(dossier.products.map((product) => [product.id, product.supplier]));
  const owners = new Map<string, { supplier: string; product?: string }>();
  for (const { subject } of dossier.evidence) {
    if (subject.kind !== 'element') continue;
    const row = dossier.elements.indexOf.get(subject.id);
    if (row === undefined) continue;
    const product = dictValue(dossier.elements.text.product, row);
    const stated = dictValue(dossier.elements.text.supplier, row);
    const supplier = stated ?? (product === undefined ? undefined : productSupplier.get(product));
    if (supplier === undefined) continue;
    owners.set(`element:${subject.id}`, { supplier, ...(product === undefined ? {} : { product }) });
  }
  return owners;
}

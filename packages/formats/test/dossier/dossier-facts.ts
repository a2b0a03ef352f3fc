import { canonicalJson, elementAt, relationAt, type Dossier } from '@cleanpath/model';

/** Everything a dossier states, without places, as plain records in row order. */
export function factsOf(dossier: Dossier): Record<string, unknown> {
  const { manifest, suppliers, products, demands, slices, sources, evidence, policy, elements, relations } = dossier;
  return {
    manifest,
    suppliers,
    products,
    demands,
    slices,
    sources,
    evidence,
    policy,
    elements: Array.from({ length: elements.count }, (_, row) => elementAt(elements, row)),
    relations: Array.from({ length: relations.count }, (_, row) => relationAt(relations, elements.ids, row)),
  };
}

/** The same with every list of records in one order, for comparisons across row orders. */
export function unorderedFacts(dossier: Dossier): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(factsOf(dossier)).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((item) => canonicalJson(item)).sort() : value,
    ]),
  );
}

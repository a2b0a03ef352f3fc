import { elementAt, elementPlace, relationAt, relationPlace, type Dossier, type SourcePlace } from '@cleanpath/model';

type RecordKind =
  'suppliers' | 'products' | 'elements' | 'relation' | 'demands' | 'slices' | 'evidenceSources' | 'evidences';

/** Every record of a dossier with its place, for merging and exporting. */
export function* dossierRecords(dossier: Dossier): Generator<[RecordKind, object, SourcePlace]> {
  const placeOf = (kind: string, id: string): SourcePlace => dossier.places.get(`${kind}:${id}`) ?? {};
  for (const record of dossier.suppliers) yield ['suppliers', record, placeOf('supplier', record.id)];
  for (const record of dossier.products) yield ['products', record, placeOf('product', record.id)];
  for (let row = 0; row < dossier.elements.count; row++) {
    yield ['elements', elementAt(dossier.elements, row), elementPlace(dossier.elements, row)];
  }
  for (let row = 0; row < dossier.relations.count; row++) {
    yield ['relation', relationAt(dossier.relations, dossier.elements.ids, row), relationPlace(dossier.relations, row)];
  }
  for (const record of dossier.demands) yield ['demands', record, placeOf('demand', record.id)];
  for (const record of dossier.slices) yield ['slices', record, placeOf('slice', record.id)];
  for (const record of dossier.sources) yield ['evidenceSources', record, placeOf('source', record.id)];
  for (const record of dossier.evidence) yield ['evidences', record, placeOf('evidence', record.id)];
}

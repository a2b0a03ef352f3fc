import type {
  Demand,
  Dossier,
  DossierManifest,
  Evidence,
  EvidenceSource,
  Policy,
  Product,
  Slice,
  SourcePlace,
  Supplier,
} from '@cleanpath/model';
import type { ImportDraft } from './import-draft.js';
import { isObject } from './input/parse-json.js';

/** The parts of a dossier beside elements and relations, which our own exports carry as JSON under these names. */
export const OWN_DOCUMENTS = [
  'manifest',
  'policy',
  'suppliers',
  'products',
  'demands',
  'slices',
  'sources',
  'evidence',
] as const satisfies readonly (keyof Dossier)[];

export type OwnDocument = (typeof OWN_DOCUMENTS)[number];

/** What a dossier has of them: absent and empty ones are not written. */
export function* ownDocuments(dossier: Dossier): Generator<readonly [OwnDocument, object]> {
  for (const name of OWN_DOCUMENTS) {
    const value: object | undefined = dossier[name];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) yield [name, value];
  }
}

/** Hands the parts of an own export to the draft, which checks each record against its schema. */
export function readOwnDocuments(
  valueOf: (name: OwnDocument) => unknown,
  placeOf: (name: OwnDocument, index?: number) => SourcePlace,
  draft: ImportDraft,
): void {
  const one = (name: OwnDocument, put: (record: object, place: SourcePlace) => void): void => {
    const value = valueOf(name);
    if (isObject(value)) put(value, placeOf(name));
    else if (value !== undefined) reject(value, placeOf(name), `The ${name} is no object`, draft);
  };
  const list = (name: OwnDocument, put: (record: object, place: SourcePlace) => void): void => {
    const value = valueOf(name);
    if (value === undefined) return;
    if (!Array.isArray(value)) {
      reject(value, placeOf(name), `The ${name} are no list`, draft);
      return;
    }
    value.forEach((record: unknown, index) => {
      if (isObject(record)) put(record, placeOf(name, index));
      else reject(record, placeOf(name, index), `One of the ${name} is no object`, draft);
    });
  };
  one('manifest', (record, place) => draft.manifest(record as DossierManifest, place));
  one('policy', (record, place) => draft.policy(record as Policy, place));
  list('suppliers', (record, place) => draft.supplier(record as Supplier, place));
  list('products', (record, place) => draft.product(record as Product, place));
  list('demands', (record, place) => draft.demand(record as Demand, place));
  list('slices', (record, place) => draft.slice(record as Slice, place));
  list('sources', (record, place) => draft.evidenceSource(record as EvidenceSource, place));
  list('evidence', (record, place) => draft.evidence(record as Evidence, place));
}

function reject(value: unknown, place: SourcePlace, message: string, draft: ImportDraft): void {
  draft.report('import-row-rejected', { ...place, value, message });
}

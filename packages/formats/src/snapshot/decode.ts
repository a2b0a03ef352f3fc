import {
  CleanpathError,
  Demand,
  DossierManifest,
  Evidence,
  EvidenceSource,
  Policy,
  Product,
  Slice,
  Supplier,
  type Dossier,
  type SourcePlace,
} from '@cleanpath/model';
import { AttributeReader } from '../dossier/attribute-reader.js';
import { checkRecord, fixedPlaces } from '../dossier/check-record.js';
import { checkReferences } from '../dossier/check-references.js';
import { tableLookup } from '../dossier/element-lookup.js';
import { ProblemList } from '../dossier/problem-list.js';
import { RecordList } from '../dossier/record-list.js';
import { isPlainObject } from '../dossier/row-reader.js';
import { decodeElements } from './decode-elements.js';
import { decodeRelations } from './decode-relations.js';
import { invalid, readSections } from './read-sections.js';
import { packedSnapshotHash } from './packed-hash.js';
import { SectionReader } from './section-reader.js';

export interface DecodeOptions {
  /**
   * `snapshotHash` of the network the bytes must hold, from where it was kept when they were written by
   * `encodeSnapshot`. Facts with that hash need no second check, which makes opening several times faster.
   */
  readonly knownHash?: string;
}

/**
 * The network of a snapshot. The bytes are hostile: everything is checked before use; throws `snapshot-invalid`.
 * The tables are views into the bytes, which must not change afterwards; rows stand in the order of their ids.
 */
export function decodeSnapshot(bytes: Uint8Array, { knownHash }: DecodeOptions = {}): Dossier {
  try {
    const sections = readSections(bytes);
    if (knownHash === undefined) return decode(new SectionReader(sections));
    if (packedSnapshotHash(bytes) !== knownHash) throw invalid('it holds another network than expected');
    return decode(new SectionReader(sections, true));
  } catch (error) {
    if (error instanceof CleanpathError && error.code === 'snapshot-invalid') throw error;
    // Whatever crafted contents provoke (a stack overflow in nested JSON, say), the snapshot is not valid.
    throw invalid(error instanceof Error ? error.message : 'unreadable');
  }
}

function decode(reader: SectionReader): Dossier {
  const problems = new ProblemList();
  const elements = decodeElements(reader, problems);
  const relations = decodeRelations(reader, elements.count, problems);
  const documents = reader.json('documents');
  const places = decodePlaces(reader.json('places'));
  reader.finish();
  if (!isPlainObject(documents)) throw invalid('documents is not an object');
  const list = <T extends { readonly id: string }>(name: string, records: RecordList<T>): RecordList<T> => {
    const items = documents[name];
    if (!Array.isArray(items)) throw invalid(`${name} is not a list`);
    for (const item of items) {
      if (reader.known) records.keep(item as T, NO_PLACES);
      else records.add(item, fixedPlaces({}));
    }
    return records;
  };
  const lists = {
    suppliers: list('suppliers', new RecordList('supplier', Supplier, problems)),
    products: list('products', new RecordList('product', Product, problems)),
    demands: list('demands', new RecordList('demand', Demand, problems)),
    slices: list('slices', new RecordList('slice', Slice, problems)),
    sources: list('sources', new RecordList('source', EvidenceSource, problems)),
    evidence: list('evidence', new RecordList('evidence', Evidence, problems)),
  };
  const attributes = new AttributeReader(problems, Object.keys(DossierManifest.shape));
  const manifest = checkRecord(DossierManifest, documents['manifest'], fixedPlaces({}), problems, attributes);
  const stated = documents['policy'];
  const policy = stated === undefined ? undefined : checkRecord(Policy, stated, fixedPlaces({}), problems, undefined);
  if (!problems.hasErrors && !reader.known)
    checkReferences({ problems, elements: tableLookup(elements), ...lists }, { create: false, incomplete: new Set() });
  const [first] = problems.list().filter(({ severity }) => severity === 'error');
  if (first) throw invalid(first.message);
  if (manifest === undefined) throw invalid('it has no manifest');
  return {
    manifest,
    suppliers: lists.suppliers.records,
    products: lists.products.records,
    elements,
    relations,
    demands: lists.demands.records,
    slices: lists.slices.records,
    sources: lists.sources.records,
    evidence: lists.evidence.records,
    ...(policy === undefined ? {} : { policy }),
    places,
  };
}

const NO_PLACES = fixedPlaces({});

function decodePlaces(value: unknown): Map<string, SourcePlace> {
  const places = new Map<string, SourcePlace>();
  if (!Array.isArray(value)) throw invalid('places is not a list');
  for (const item of value as unknown[]) {
    const [key, place] = Array.isArray(item) && item.length === 2 ? (item as [unknown, unknown]) : [];
    if (typeof key !== 'string' || !isPlainObject(place)) throw invalid('places holds something else');
    for (const [member, part] of Object.entries(place)) {
      const text = member === 'file' || member === 'pointer';
      if (!text && member !== 'line' && member !== 'column') throw invalid('a place has an unknown member');
      if (typeof part !== (text ? 'string' : 'number')) throw invalid('a place has a member of the wrong type');
    }
    places.set(key, place);
  }
  return places;
}

import type {
  Demand,
  DossierManifest,
  Element,
  Evidence,
  EvidenceSource,
  Policy,
  Problem,
  Product,
  Relation,
  Slice,
  SourcePlace,
  Supplier,
  Synthetic,
} from '@cleanpath/model';

/**
 * Where importers and generators put what they find, as plain records of the model with the place they came from.
 * A dossier writer or an in-memory builder implements it; records come in any order, references may point forward.
 */
export interface ImportSink {
  supplier(record: Supplier, place?: SourcePlace): void;
  product(record: Product, place?: SourcePlace): void;
  element(record: Element, place?: SourcePlace): void;
  relation(record: Relation, place?: SourcePlace): void;
  demand(record: Demand, place?: SourcePlace): void;
  slice(record: Slice, place?: SourcePlace): void;
  evidenceSource(record: EvidenceSource, place?: SourcePlace): void;
  evidence(record: Evidence, place?: SourcePlace): void;
  /** The policy of the source, which only exports of dossiers carry. */
  policy?(record: Policy, place?: SourcePlace): void;
  /** The manifest of a source that is the export of a dossier; once per file that carries one. */
  manifest?(record: DossierManifest, place?: SourcePlace): void;
  problem(found: Problem): void;
  /** A declaration that part of the data is made up; it belongs into the manifest of the dossier. */
  synthetic(declaration: Synthetic): void;
  /** Awaited now and then by producers of millions of records, so that a writer to disk can keep up. */
  drain?(): Promise<void>;
}

import type {
  Demand,
  Element,
  Evidence,
  EvidenceSource,
  Problem,
  Product,
  Relation,
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
  evidenceSource(record: EvidenceSource, place?: SourcePlace): void;
  evidence(record: Evidence, place?: SourcePlace): void;
  problem(found: Problem): void;
  /** A declaration that part of the data is made up; it belongs into the manifest of the dossier. */
  synthetic(declaration: Synthetic): void;
  /** Awaited now and then by producers of millions of records, so that a writer to disk can keep up. */
  drain?(): Promise<void>;
}

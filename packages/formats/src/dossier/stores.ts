import type { Demand, Evidence, EvidenceSource, Product, Slice, Supplier } from '@cleanpath/model';
import type { ElementStore } from './element-store.js';
import type { ProblemList } from './problem-list.js';
import type { RecordList } from './record-list.js';
import type { RelationStore } from './relation-store.js';

/** Everything a dossier under construction holds. */
export interface Stores {
  readonly problems: ProblemList;
  readonly elements: ElementStore;
  readonly relations: RelationStore;
  readonly suppliers: RecordList<Supplier>;
  readonly products: RecordList<Product>;
  readonly demands: RecordList<Demand>;
  readonly slices: RecordList<Slice>;
  readonly sources: RecordList<EvidenceSource>;
  readonly evidence: RecordList<Evidence>;
}

/** Things other records refer to by id. */
export type Referenced = 'element' | 'supplier' | 'product' | 'slice' | 'source' | 'evidence';

/** What to do with references that lead nowhere. */
export interface MissingRule {
  /** Create elements, suppliers and products that are only referred to. */
  readonly create: boolean;
  /** Tables that could not be read to their end: references to them are not reported. */
  readonly incomplete: ReadonlySet<Referenced>;
}

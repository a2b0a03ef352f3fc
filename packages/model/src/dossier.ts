import type { Demand } from './schema/demand.js';
import type { DossierManifest } from './schema/dossier-manifest.js';
import type { Evidence, EvidenceSource } from './schema/evidence.js';
import type { Policy } from './schema/policy.js';
import type { Product } from './schema/product.js';
import type { Slice } from './schema/slice.js';
import type { Supplier } from './schema/supplier.js';
import type { SourcePlace } from './problems/problem.js';
import type { ElementTable } from './tables/element-table.js';
import type { RelationTable } from './tables/relation-table.js';

/**
 * A whole network as facts: what a dossier directory, an importer or a snapshot yields and every analysis reads.
 * References are checked: every id named in it exists, groups are consistent, dates are possible.
 */
export interface Dossier {
  readonly manifest: DossierManifest;
  readonly suppliers: readonly Supplier[];
  readonly products: readonly Product[];
  readonly elements: ElementTable;
  readonly relations: RelationTable;
  readonly demands: readonly Demand[];
  readonly slices: readonly Slice[];
  readonly sources: readonly EvidenceSource[];
  readonly evidence: readonly Evidence[];
  /** Absent where the dossier brings no policy of its own: the neutral default applies. */
  readonly policy?: Policy;
  /** Where records outside the tables came from, by `supplier:<id>`, `demand:<id>`, `evidence:<id>` … */
  readonly places: ReadonlyMap<string, SourcePlace>;
}

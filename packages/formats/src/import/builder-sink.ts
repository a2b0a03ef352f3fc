import type { DossierManifest, Problem, Synthetic } from '@cleanpath/model';
import type { DossierBuilder } from '../dossier/index.js';
import type { Entry } from './import-draft.js';
import type { ImportSink } from './sink.js';

export interface BuilderSink extends ImportSink {
  /** Declarations for `manifest.synthetic`. */
  readonly declarations: readonly Synthetic[];
  readonly findings: readonly Problem[];
  /** Manifests of sources that are exports of dossiers; what becomes of them is for the caller to say. */
  readonly manifests: readonly Entry<DossierManifest>[];
}

/** Lets importers and generators fill a dossier in memory. Problems of the import are kept apart from the builder's. */
export function builderSink(builder: DossierBuilder): BuilderSink {
  const declarations: Synthetic[] = [];
  const findings: Problem[] = [];
  const manifests: Entry<DossierManifest>[] = [];
  return {
    declarations,
    findings,
    manifests,
    supplier: (record, place) => void builder.addSupplier(record, place),
    product: (record, place) => void builder.addProduct(record, place),
    element: (record, place) => void builder.addElement(record, place),
    relation: (record, place) => void builder.addRelation(record, place),
    demand: (record, place) => void builder.addDemand(record, place),
    slice: (record, place) => void builder.addSlice(record, place),
    evidenceSource: (record, place) => void builder.addSource(record, place),
    evidence: (record, place) => void builder.addEvidence(record, place),
    policy: (record, place) => void builder.setPolicy(record, place),
    manifest: (record, place = {}) => void manifests.push({ record, place }),
    problem: (found) => void findings.push(found),
    synthetic: (declaration) => void declarations.push(declaration),
  };
}

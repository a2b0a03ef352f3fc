import {
  fail,
  type Demand,
  type Dossier,
  type DossierManifest,
  type Element,
  type Evidence,
  type EvidenceSource,
  type Policy,
  type Problem,
  type Product,
  type Relation,
  type Slice,
  type SourcePlace,
  type Supplier,
} from '@cleanpath/model';
import { ProblemList } from './problem-list.js';

export interface BuilderOptions {
  /** Problems kept in full; the rest is counted. */
  readonly problems?: number;
  readonly problemsPerCode?: number;
  /** Things referenced but never added are created with state or supplier unknown. */
  readonly createMissing?: boolean;
}

export interface BuildResult {
  /** Absent when any problem is an error. */
  readonly dossier?: Dossier;
  readonly problems: readonly Problem[];
}

/**
 * Assembles a dossier from plain records. Every `add` validates its record and returns false when it was rejected
 * (the problem is then in the result). References may point forward; they are checked by `finish`.
 */
export class DossierBuilder {
  readonly problems: ProblemList;

  constructor(options: BuilderOptions = {}) {
    this.problems = new ProblemList(options);
  }

  setManifest(_manifest: DossierManifest, _place?: SourcePlace): boolean {
    throw unfinished();
  }
  setPolicy(_policy: Policy, _place?: SourcePlace): boolean {
    throw unfinished();
  }
  addSupplier(_supplier: Supplier, _place?: SourcePlace): boolean {
    throw unfinished();
  }
  addProduct(_product: Product, _place?: SourcePlace): boolean {
    throw unfinished();
  }
  addElement(_element: Element, _place?: SourcePlace): boolean {
    throw unfinished();
  }
  addRelation(_relation: Relation, _place?: SourcePlace): boolean {
    throw unfinished();
  }
  addDemand(_demand: Demand, _place?: SourcePlace): boolean {
    throw unfinished();
  }
  addSlice(_slice: Slice, _place?: SourcePlace): boolean {
    throw unfinished();
  }
  addSource(_source: EvidenceSource, _place?: SourcePlace): boolean {
    throw unfinished();
  }
  addEvidence(_evidence: Evidence, _place?: SourcePlace): boolean {
    throw unfinished();
  }

  hasElement(_id: string): boolean {
    throw unfinished();
  }
  hasSupplier(_id: string): boolean {
    throw unfinished();
  }
  hasProduct(_id: string): boolean {
    throw unfinished();
  }

  /** Checks all references and consistency rules. The builder must not be used afterwards. */
  finish(): BuildResult {
    throw unfinished();
  }
}

const unfinished = () => fail('internal-error', { message: 'The builder is not finished' });

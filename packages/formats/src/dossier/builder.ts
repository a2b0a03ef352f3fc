import {
  Demand,
  DossierManifest,
  Evidence,
  EvidenceSource,
  Policy,
  Product,
  Slice,
  Supplier,
  type Dossier,
  type Element,
  type Problem,
  type Relation,
  type SourcePlace,
} from '@cleanpath/model';
import type { SlotRow } from '../text/slots.js';
import { AttributeReader } from './attribute-reader.js';
import { checkCycles } from './check-cycles.js';
import { checkDates } from './check-dates.js';
import { checkRecord, fixedPlaces, type RecordPlaces } from './check-record.js';
import { checkReferences } from './check-references.js';
import { checkRelations } from './check-relations.js';
import { checkSuppliers } from './check-suppliers.js';
import { storeLookup } from './element-lookup.js';
import { ElementStore } from './element-store.js';
import { ProblemList } from './problem-list.js';
import { RecordList } from './record-list.js';
import { RelationStore } from './relation-store.js';
import { resolveRelations } from './resolve-relations.js';
import type { FieldPlaces } from './row-reader.js';
import type { Referenced, Stores } from './stores.js';

export interface BuilderOptions {
  /** Problems kept in full; the rest is counted. */
  readonly problems?: number;
  readonly problemsPerCode?: number;
  /** Elements, suppliers and products referenced but never added are created with state or supplier unknown. */
  readonly createMissing?: boolean;
}

export interface BuildResult {
  /** Absent when any problem is an error. */
  readonly dossier?: Dossier;
  readonly problems: readonly Problem[];
}

/**
 * Assembles a dossier from plain records. Every `add` validates its record and returns false when it was refused
 * (the problem is then in the result). References may point forward; they are checked by `finish`.
 */
export class DossierBuilder implements Stores {
  readonly problems: ProblemList;
  /** The stores behind the builder, for readers of large tables. */
  readonly elements: ElementStore;
  readonly relations: RelationStore;
  readonly suppliers: RecordList<Supplier>;
  readonly products: RecordList<Product>;
  readonly demands: RecordList<Demand>;
  readonly slices: RecordList<Slice>;
  readonly sources: RecordList<EvidenceSource>;
  readonly evidence: RecordList<Evidence>;
  readonly #incomplete = new Set<Referenced>();
  readonly #createMissing: boolean;
  #manifest: DossierManifest | undefined;
  #policy: Policy | undefined;
  readonly #ownPlaces = new Map<string, SourcePlace>();

  constructor(options: BuilderOptions = {}) {
    const problems = new ProblemList(options);
    this.problems = problems;
    this.#createMissing = options.createMissing ?? false;
    this.elements = new ElementStore(problems);
    this.relations = new RelationStore(problems, this.elements.ids);
    this.suppliers = new RecordList('supplier', Supplier, problems);
    this.products = new RecordList('product', Product, problems);
    this.demands = new RecordList('demand', Demand, problems);
    this.slices = new RecordList('slice', Slice, problems);
    this.sources = new RecordList('source', EvidenceSource, problems);
    this.evidence = new RecordList('evidence', Evidence, problems);
  }

  get elementCount(): number {
    return this.elements.count;
  }

  get relationCount(): number {
    return this.relations.count;
  }

  setManifest(manifest: DossierManifest, place: SourcePlace = {}): boolean {
    return this.readManifest(manifest, fixedPlaces(place));
  }

  setPolicy(policy: Policy, place: SourcePlace = {}): boolean {
    return this.readPolicy(policy, fixedPlaces(place));
  }

  addSupplier(supplier: Supplier, place: SourcePlace = {}): boolean {
    return this.suppliers.add(supplier, fixedPlaces(place));
  }

  addProduct(product: Product, place: SourcePlace = {}): boolean {
    return this.products.add(product, fixedPlaces(place));
  }

  addElement(element: Element, place: SourcePlace = {}): boolean {
    return this.elements.addRecord(element, place, fixedFields(place));
  }

  addRelation(relation: Relation, place: SourcePlace = {}): boolean {
    return this.relations.addRecord(relation, place, fixedFields(place));
  }

  addDemand(demand: Demand, place: SourcePlace = {}): boolean {
    return this.demands.add(demand, fixedPlaces(place));
  }

  addSlice(slice: Slice, place: SourcePlace = {}): boolean {
    return this.slices.add(slice, fixedPlaces(place));
  }

  addSource(source: EvidenceSource, place: SourcePlace = {}): boolean {
    return this.sources.add(source, fixedPlaces(place));
  }

  addEvidence(evidence: Evidence, place: SourcePlace = {}): boolean {
    return this.evidence.add(evidence, fixedPlaces(place));
  }

  hasElement(id: string): boolean {
    return this.elements.ids.findText(id) >= 0;
  }

  hasSupplier(id: string): boolean {
    return this.suppliers.has(id);
  }

  hasProduct(id: string): boolean {
    return this.products.has(id);
  }

  /** Rows of a table whose fields are `ELEMENT_FIELDS`. */
  addElementSlots(slots: SlotRow): boolean {
    return this.elements.addSlots(slots);
  }

  /** Rows of a table whose fields are `RELATION_FIELDS`. */
  addRelationSlots(slots: SlotRow): boolean {
    return this.relations.addSlots(slots);
  }

  readManifest(raw: unknown, places: RecordPlaces): boolean {
    const attributes = new AttributeReader(this.problems, Object.keys(DossierManifest.shape));
    this.#manifest = checkRecord(DossierManifest, raw, places, this.problems, attributes);
    this.#ownPlaces.set('manifest', places.place);
    return this.#manifest !== undefined;
  }

  readPolicy(raw: unknown, places: RecordPlaces): boolean {
    this.#policy = checkRecord(Policy, raw, places, this.problems, undefined);
    this.#ownPlaces.set('policy', places.place);
    return this.#policy !== undefined;
  }

  /** References to things of a table that could not be read to its end are not reported as dangling. */
  markIncomplete(what: Referenced): void {
    this.#incomplete.add(what);
  }

  /** Checks all references and consistency rules. The builder must not be used afterwards. */
  finish(): BuildResult {
    const { problems, elements, relations } = this;
    const missing = { create: this.#createMissing, incomplete: this.#incomplete };
    const resolved = resolveRelations(relations, elements, problems, missing);
    checkReferences({ ...this.#lists(), problems, elements: storeLookup(elements) }, missing);
    checkSuppliers(this.suppliers, problems);
    checkDates(this.suppliers, this.evidence, problems);
    if (resolved) {
      checkRelations(relations, elements.count, problems);
      checkCycles(relations, elements.count, problems);
    }
    if (this.#manifest === undefined && !this.#ownPlaces.has('manifest'))
      problems.note('file-missing', { file: 'dossier.yaml', message: 'The dossier has no manifest' });
    if (problems.hasErrors || this.#manifest === undefined) return { problems: problems.list() };
    return { dossier: this.#assemble(this.#manifest), problems: problems.list() };
  }

  #lists(): Pick<Stores, 'suppliers' | 'products' | 'demands' | 'slices' | 'sources' | 'evidence'> {
    const { suppliers, products, demands, slices, sources, evidence } = this;
    return { suppliers, products, demands, slices, sources, evidence };
  }

  #assemble(manifest: DossierManifest): Dossier {
    const places = new Map<string, SourcePlace>();
    for (const [key, place] of this.#ownPlaces) if (Object.keys(place).length > 0) places.set(key, place);
    for (const list of Object.values(this.#lists())) list.indexPlaces(places);
    return {
      manifest,
      suppliers: this.suppliers.records,
      products: this.products.records,
      elements: this.elements.finish(),
      relations: this.relations.finish(),
      demands: this.demands.records,
      slices: this.slices.records,
      sources: this.sources.records,
      evidence: this.evidence.records,
      ...(this.#policy === undefined ? {} : { policy: this.#policy }),
      places,
    };
  }
}

function fixedFields(place: SourcePlace): FieldPlaces {
  return { placeOf: () => place };
}

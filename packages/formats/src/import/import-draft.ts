import {
  canonicalJson,
  Demand,
  DossierManifest,
  Element,
  Evidence,
  EvidenceSource,
  Policy,
  problem,
  Product,
  Relation,
  Slice,
  Supplier,
  type Dossier,
  type Problem,
  type ProblemCode,
  type ProblemDetails,
  type SourcePlace,
  type Synthetic,
} from '@cleanpath/model';
import { dossierRecords } from './dossier-records.js';
import type { ImportSink } from './sink.js';

/** A record and where it was found. `existing` marks records of the dossier that the import is merged into. */
export interface Entry<T> {
  readonly record: T;
  readonly place: SourcePlace;
  readonly existing?: true;
}

/** Problems kept per code; beyond it only the count grows, so that a million bad rows cannot fill the memory. */
export const MAX_PROBLEMS_PER_CODE = 1000;

interface Checked {
  safeParse(value: unknown): {
    success: boolean;
    error?: { issues: readonly { path: PropertyKey[]; message: string }[] };
  };
}

/**
 * What an import has collected so far. Identical records merge with a count, contradicting ones are `duplicate-id`
 * errors with both places, records the model cannot hold are rejected with a warning; nothing throws.
 */
export class ImportDraft implements ImportSink {
  readonly suppliers = new Map<string, Entry<Supplier>>();
  readonly products = new Map<string, Entry<Product>>();
  readonly elements = new Map<string, Entry<Element>>();
  readonly relations = new Map<string, Entry<Relation>>();
  readonly demands = new Map<string, Entry<Demand>>();
  readonly slices = new Map<string, Entry<Slice>>();
  readonly evidenceSources = new Map<string, Entry<EvidenceSource>>();
  readonly evidences = new Map<string, Entry<Evidence>>();
  /** Manifests of sources that are exports of dossiers, in the order of the files. */
  readonly manifests: Entry<DossierManifest>[] = [];
  policyEntry: Entry<Policy> | undefined;
  /** Declarations of what this import made up; those the dossier already has are not repeated. */
  readonly declarations: Synthetic[] = [];
  readonly problems: Problem[] = [];
  readonly problemCounts = new Map<ProblemCode, number>();
  readonly tallies = new Map<string, number>();
  readonly assumptions = new Set<string>();
  merged = 0;
  /** File being read; the place of assumptions, which concern a file as a whole. */
  file: string | undefined;

  #declared = new Set<string>();

  /** Starts from the records of a dossier; imported records may repeat or complete them but not contradict them. */
  static over(dossier: Dossier): ImportDraft {
    const draft = new ImportDraft();
    for (const [kind, record, place] of dossierRecords(dossier)) {
      const entry = { record, place, existing: true } as Entry<never>;
      if (kind === 'relation') draft.relations.set(canonicalJson(record), entry);
      else draft[kind].set((record as { id: string }).id, entry);
    }
    if (dossier.policy)
      draft.policyEntry = { record: dossier.policy, place: dossier.places.get('policy') ?? {}, existing: true };
    draft.#declared = new Set((dossier.manifest.synthetic ?? []).map((declaration) => canonicalJson(declaration)));
    return draft;
  }

  supplier(record: Supplier, place: SourcePlace = {}): void {
    this.#add(this.suppliers, Supplier, record, place, 'supplier');
  }

  product(record: Product, place: SourcePlace = {}): void {
    this.#add(this.products, Product, record, place, 'product');
  }

  element(record: Element, place: SourcePlace = {}): void {
    this.#add(this.elements, Element, record, place, 'element');
  }

  demand(record: Demand, place: SourcePlace = {}): void {
    this.#add(this.demands, Demand, record, place, 'demand');
  }

  slice(record: Slice, place: SourcePlace = {}): void {
    this.#add(this.slices, Slice, record, place, 'slice');
  }

  evidenceSource(record: EvidenceSource, place: SourcePlace = {}): void {
    this.#add(this.evidenceSources, EvidenceSource, record, place, 'evidence source');
  }

  evidence(record: Evidence, place: SourcePlace = {}): void {
    this.#add(this.evidences, Evidence, record, place, 'evidence');
  }

  /** A dossier has one policy: the first one stays, and another one is reported. */
  policy(record: Policy, place: SourcePlace = {}): void {
    if (!this.#valid(Policy, record, place, 'policy')) return;
    const known = this.policyEntry;
    if (!known) this.policyEntry = { record, place };
    else if (canonicalJson(known.record) === canonicalJson(record)) this.merged++;
    else {
      const message = `The policy of the source was left out: there is already one, ${known.record.id} ${known.record.version}, at ${showPlace(known.place)}`;
      this.report('import-value-ignored', { ...place, value: `${record.id} ${record.version}`, message });
    }
  }

  /** What the manifest declares as made up stays declared, whatever becomes of the manifest. */
  manifest(record: DossierManifest, place: SourcePlace = {}): void {
    if (!this.#valid(DossierManifest, record, place, 'manifest')) return;
    this.manifests.push({ record, place });
    for (const declaration of record.synthetic ?? []) this.synthetic(declaration);
  }

  relation(record: Relation, place: SourcePlace = {}): void {
    if (!this.#valid(Relation, record, place, 'relation')) return;
    const key = canonicalJson(record);
    if (this.relations.has(key)) this.merged++;
    else this.relations.set(key, { record, place });
  }

  problem(found: Problem): void {
    const count = (this.problemCounts.get(found.code) ?? 0) + 1;
    this.problemCounts.set(found.code, count);
    if (count <= MAX_PROBLEMS_PER_CODE) this.problems.push(found);
  }

  synthetic(declaration: Synthetic): void {
    const text = canonicalJson(declaration);
    if (this.#declared.has(text)) return;
    this.#declared.add(text);
    this.declarations.push(declaration);
  }

  /** Shorthand: reports a problem of the catalogue. */
  report(code: ProblemCode, details: ProblemDetails): void {
    this.problem(problem(code, details));
  }

  /** Counts something that is worth a line in the report but no problem of its own. */
  tally(what: string, by = 1): void {
    this.tallies.set(what, (this.tallies.get(what) ?? 0) + by);
  }

  /** Records how something was read that the source leaves open. */
  assume(text: string): void {
    if (this.assumptions.has(text)) return;
    this.assumptions.add(text);
    this.report('import-assumption', { ...(this.file === undefined ? {} : { file: this.file }), message: text });
  }

  /** Completes an element already there, for formats that carry facts about elements of other files. */
  complete(id: string, change: Partial<Element>, place: SourcePlace): boolean {
    const entry = this.elements.get(id);
    if (!entry) return false;
    const record = withAttributes({ ...entry.record, ...change }, entry.record, change);
    if (this.#valid(Element, record, place, 'element')) this.elements.set(id, { ...entry, record });
    return true;
  }

  /** Drops relations whose ends never appeared and reports them; call once after the last file. */
  dropDangling(): void {
    for (const [key, { record, place }] of this.relations) {
      const missing = [record.from, record.to].find((id) => !this.elements.has(id));
      if (missing === undefined) continue;
      this.relations.delete(key);
      this.report('import-dangling', { ...place, value: missing, message: 'A relation names an unknown element' });
    }
  }

  #add<T extends { id: string }>(
    map: Map<string, Entry<T>>,
    schema: Checked,
    record: T,
    place: SourcePlace,
    what: string,
  ): void {
    if (!this.#valid(schema, record, place, what)) return;
    const known = map.get(record.id);
    if (!known) {
      map.set(record.id, { record, place });
      return;
    }
    const union = known.existing ? compatibleUnion(known.record, record) : undefined;
    if (union) map.set(record.id, { ...known, record: union });
    if (union ?? canonicalJson(known.record) === canonicalJson(record)) {
      this.merged++;
      return;
    }
    this.report('duplicate-id', {
      ...place,
      value: record.id,
      message: `The ${what} id is already used with other content${known.existing ? ' in the dossier' : ''}, at ${showPlace(known.place)}`,
    });
  }

  #valid(schema: Checked, record: object, place: SourcePlace, what: string): boolean {
    // Attributes come from parsers that yield JSON only; checking them again would double the time.
    const { success, error } = schema.safeParse('attributes' in record ? { ...record, attributes: undefined } : record);
    if (success) return true;
    const issue = error?.issues[0];
    const path = issue?.path.map(String).join('.') ?? '';
    const value = path === '' ? undefined : (record as Record<string, unknown>)[path];
    this.report('import-row-rejected', {
      ...place,
      value,
      message: `The ${what} was left out: ${path}: ${issue?.message ?? 'not valid'}`,
    });
    return false;
  }
}

export function showPlace(place: SourcePlace): string {
  const line = place.line === undefined ? '' : `:${place.line}`;
  return `${place.file ?? 'an unnamed file'}${line}${place.pointer === undefined ? '' : ` ${place.pointer}`}`;
}

/** The union of two records that agree in everything both state, else undefined. */
function compatibleUnion<T extends object>(known: T, added: T): T | undefined {
  const left = known as Record<string, unknown>;
  const right = added as Record<string, unknown>;
  for (const key of Object.keys(right)) {
    if (key === 'attributes' || left[key] === undefined || right[key] === undefined) continue;
    if (canonicalJson(left[key]) !== canonicalJson(right[key])) return undefined;
  }
  return withAttributes({ ...added, ...known }, added, known);
}

function withAttributes<T extends object>(target: T, first: object, second: object): T {
  const a = (first as { attributes?: object }).attributes;
  const b = (second as { attributes?: object }).attributes;
  return a === undefined && b === undefined ? target : { ...target, attributes: { ...a, ...b } };
}

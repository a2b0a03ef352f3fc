import {
  canonicalJson,
  elementAt,
  relationAt,
  type Demand,
  type Dossier,
  type Element,
  type Product,
  type Relation,
  type Supplier,
} from '@cleanpath/model';
import { readRelationName, RelationFinder, type RelationName } from './find-relations.js';
import { RecordOverlay } from './record-overlay.js';

/** A relation of the dossier by its row, or one that came with a change. */
type RelationHandle = { readonly row: number } | { readonly added: Relation };

/** A dossier with changes laid over it; the tables are rebuilt once, when all changes are made. */
export class WorkingCopy {
  readonly base: Dossier;
  readonly suppliers: RecordOverlay<Supplier>;
  readonly products: RecordOverlay<Product>;
  readonly demands: RecordOverlay<Demand>;
  /** Elements as they shall be; undefined where one goes. */
  readonly elements = new Map<string, Element | undefined>();
  readonly removedRelations = new Set<number>();
  /** Rows of elements that were taken out once: their relations go even if an element of that id comes again. */
  readonly detached = new Set<number>();
  addedRelations: Relation[] = [];
  readonly #finder: RelationFinder;

  constructor(base: Dossier) {
    this.base = base;
    this.suppliers = new RecordOverlay(base.suppliers);
    this.products = new RecordOverlay(base.products);
    this.demands = new RecordOverlay(base.demands);
    this.#finder = new RelationFinder(base.relations, base.elements.count);
  }

  hasElement(id: string): boolean {
    return this.elements.has(id) ? this.elements.get(id) !== undefined : this.base.elements.indexOf.has(id);
  }

  element(id: string): Element | undefined {
    if (this.elements.has(id)) return this.elements.get(id);
    const row = this.base.elements.indexOf.get(id);
    return row === undefined ? undefined : elementAt(this.base.elements, row);
  }

  removeElement(id: string): void {
    const row = this.base.elements.indexOf.get(id);
    if (row === undefined) this.elements.delete(id);
    else {
      this.elements.set(id, undefined);
      this.detached.add(row);
    }
    this.addedRelations = this.addedRelations.filter(({ from, to }) => from !== id && to !== id);
  }

  /** The relations a name stands for; a link without direction is also found from its other end. */
  relations(id: string): RelationHandle[] {
    for (const name of readRelationName(id)) {
      const found = this.#named(name);
      if (found.length > 0) return found;
      if (name.type !== 'link') continue;
      const turned = this.#named({ ...name, from: name.to, to: name.from }).filter(
        (handle) => this.relation(handle).direction !== 'forward',
      );
      if (turned.length > 0) return turned;
    }
    return [];
  }

  relation(handle: RelationHandle): Relation {
    return 'row' in handle ? relationAt(this.base.relations, this.base.elements.ids, handle.row) : handle.added;
  }

  removeRelation(handle: RelationHandle): void {
    if ('row' in handle) this.removedRelations.add(handle.row);
    else this.addedRelations = this.addedRelations.filter((relation) => relation !== handle.added);
  }

  /** False where the same relation is there already. */
  addRelation(relation: Relation): boolean {
    const facts = canonicalJson(relation);
    const same = this.#named(relation).some((handle) => canonicalJson(this.relation(handle)) === facts);
    if (!same) this.addedRelations.push(relation);
    return !same;
  }

  #named({ from, type, to }: RelationName): RelationHandle[] {
    const rows = this.base.elements.indexOf;
    const [start, end] = [rows.get(from), rows.get(to)];
    const known =
      start === undefined || end === undefined || this.detached.has(start) || this.detached.has(end)
        ? []
        : this.#finder.rows(start, type, end).filter((row) => !this.removedRelations.has(row));
    return [
      ...known.map((row) => ({ row })),
      ...this.addedRelations
        .filter((added) => added.from === from && added.to === to && added.type === type)
        .map((added) => ({ added })),
    ];
  }
}

import { ELEMENT_KIND_NAMES, RELATION_TYPES } from '@cleanpath/model';

export const KIND = Object.fromEntries(ELEMENT_KIND_NAMES.map((name, code) => [name, code]));
export const TYPE = Object.fromEntries(RELATION_TYPES.map((name, code) => [name, code]));

/** Elements and relations of a made-up nation as columns of a fixed size; what does not fit is left out. */
export class Columns {
  elements = 0;
  relations = 0;
  groups = [];

  constructor(maxElements, maxRelations) {
    this.maxElements = maxElements;
    this.maxRelations = maxRelations;
    this.ids = new Array(maxElements);
    this.kind = new Uint8Array(maxElements);
    this.supplier = new Int32Array(maxElements).fill(-1);
    this.operator = new Int32Array(maxElements).fill(-1);
    this.region = new Int32Array(maxElements).fill(-1);
    this.lat = new Float64Array(maxElements);
    this.lon = new Float64Array(maxElements);
    this.from = new Int32Array(maxRelations);
    this.to = new Int32Array(maxRelations);
    this.type = new Uint8Array(maxRelations);
    this.group = new Int32Array(maxRelations).fill(-1);
    this.need = new Int32Array(maxRelations);
    this.metric = new Float64Array(maxRelations).fill(NaN);
  }

  get room() {
    return this.maxElements - this.elements;
  }

  element(id, kind, at, supplier = -1) {
    const row = this.elements++;
    if (row >= this.maxElements) throw new Error('The nation has too many elements for its size');
    this.ids[row] = id;
    this.kind[row] = KIND[kind];
    this.supplier[row] = supplier;
    this.operator[row] = at.operator;
    this.region[row] = at.region;
    this.lat[row] = at.lat;
    this.lon[row] = at.lon;
    return row;
  }

  relation(from, to, type) {
    const row = this.relations++;
    if (row >= this.maxRelations) throw new Error('The nation has too many relations for its size');
    this.from[row] = from;
    this.to[row] = to;
    this.type[row] = type;
    return row;
  }

  link(from, to, metric) {
    const row = this.relation(from, to, TYPE.link);
    if (metric !== undefined) this.metric[row] = metric;
  }

  /** `from` needs `need` of the members; the name of the group is unique per element. */
  redundant(from, members, type, name, need) {
    let code = this.groups.indexOf(name);
    if (code < 0) code = this.groups.push(name) - 1;
    for (const member of members) {
      const row = this.relation(from, member, type);
      this.group[row] = code;
      this.need[row] = need;
    }
  }
}

import { ElementTableBuilder, RelationTableBuilder } from '@cleanpath/model';

/** Xorshift (13, 17, 5) after Marsaglia 2003: the same numbers on every machine. */
function xorshift32(seed) {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>> 0;
  };
}

/**
 * R1M: `nodes` elements, `links` random undirected links, 200 suppliers after Zipf. Returns a dossier and the raw
 * edge list.
 */
export function r1m(nodes = 1_000_000, links = 5_000_000, parties = 200) {
  const next = xorshift32(0x9e3779b9);
  const edges = new Uint32Array(2 * links);
  for (let i = 0; i < links; i++) {
    const a = next() % nodes;
    let b = next() % nodes;
    while (b === a) b = next() % nodes;
    edges[2 * i] = a;
    edges[2 * i + 1] = b;
  }
  const cumulative = [];
  let sum = 0;
  for (let j = 0; j < parties; j++) cumulative.push((sum += 1 / (j + 1)));
  const party = new Int32Array(nodes);
  for (let v = 0; v < nodes; v++) {
    const x = (next() / 2 ** 32) * sum;
    party[v] = cumulative.findIndex((c) => c >= x);
  }
  const suppliers = Array.from({ length: parties }, (_, i) => ({ id: `s${i}`, name: `Supplier ${i}` }));
  const elements = new ElementTableBuilder();
  for (let v = 0; v < nodes; v++)
    elements.add({ id: `n${v}`, kind: 'transport-node', supplier: suppliers[party[v]].id });
  const relations = new RelationTableBuilder();
  for (let i = 0; i < links; i++) relations.addPlain(edges[2 * i], edges[2 * i + 1], 0, undefined, 0);
  return {
    dossier: { elements: elements.finish(), relations: relations.finish(), suppliers, products: [] },
    edges,
    party,
  };
}

export function r1mDemands(nodes, count = 10_000) {
  return Array.from({ length: count }, (_, i) => ({
    id: `d${i}`,
    legs: [{ plane: 'transmission', from: `n${(7919 * i) % nodes}`, to: `n${(104729 * i + 13) % nodes}` }],
  }));
}

/** `shift` > 0 makes suppliers below it untrusted at every tier. */
export function supplierStates(parties, untrusted) {
  const states = new Uint8Array(parties * 4);
  states.fill(2, 0, untrusted * 4);
  return states;
}

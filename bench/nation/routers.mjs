import { ElementTableBuilder, RelationTableBuilder } from '@cleanpath/model';
import { xorshift32 } from './random.mjs';

/** 20,000 routers in rings under rings with 48,000 links and small metrics, so that equal-cost routes are common. */
export function routerNetwork(routers = 20_000, links = 48_000, seed = 7) {
  const random = xorshift32(seed);
  const elements = new ElementTableBuilder();
  for (let i = 0; i < routers; i++)
    elements.add({ id: `r${i}`, kind: 'transport-node', supplier: `s${random.below(64)}` });
  const relations = new RelationTableBuilder();
  const list = [];
  const seen = new Set();
  const add = (from, to) => {
    const key = Math.min(from, to) * routers + Math.max(from, to);
    if (from === to || seen.has(key)) return;
    seen.add(key);
    const metric = 1 + random.below(10);
    relations.add({ from, to, type: 'link', metric });
    list.push([from, to, metric]);
  };
  for (let i = 0; i < routers; i++) add(i, i % 10 === 9 ? i - 9 : i + 1 < routers ? i + 1 : i - 9);
  for (let i = 0; i < routers; i += 5) add(i, Math.floor(i / 10));
  while (list.length < links) {
    const a = random.below(routers);
    add(a, random.share() < 0.7 ? (a + 1 + random.below(60)) % routers : random.below(routers));
  }
  const suppliers = Array.from({ length: 64 }, (_, i) => ({ id: `s${i}`, name: `Supplier ${i}` }));
  return { dossier: { elements: elements.finish(), relations: relations.finish(), suppliers, products: [] }, list };
}

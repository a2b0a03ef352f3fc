import { readFileSync } from 'node:fs';
import type { Demand, Element, Relation, TrustState } from '@cleanpath/model';
import { sharedData } from '../../../scripts/shared-data.js';
import { POLICY, type Records } from './records.js';

/** Suppliers and demands by the rules stated beside the expected results; node index is the position in the file. */
const TABLE = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 5, 6];

export function zooRecords(name: string, count: number, supplierState: Record<string, TrustState>): Records {
  const text = readFileSync(sharedData(`topology/zoo/${name}.graphml`)!, 'utf8');
  const nodes = [...text.matchAll(/<node id="([^"]*)"/g)].map((match) => match[1]!);
  const elements = nodes.map((id, i): Element => {
    const supplier = TABLE[(Math.imul(i + 1, 2654435761) >>> 16) & 15]!;
    return { id, kind: 'transport-node', supplier: `S${supplier}` };
  });
  const relations = [...text.matchAll(/<edge source="([^"]*)" target="([^"]*)"/g)].map((match): Relation => ({
    from: match[1]!,
    to: match[2]!,
    type: 'link',
  }));
  const g = (x: number): number => Math.imul(x + 17, 2246822519) >>> 8;
  const demands: Demand[] = [];
  for (let j = 0; demands.length < count; j++) {
    const s = g(2 * j) % nodes.length;
    const t = g(2 * j + 1) % nodes.length;
    if (s !== t) demands.push({ id: `d${j}`, legs: [{ plane: 'transmission', from: nodes[s]!, to: nodes[t]! }] });
  }
  const suppliers = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6'];
  return { elements, relations, suppliers, demands, policy: POLICY, supplierState };
}

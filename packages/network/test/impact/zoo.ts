import { readFileSync } from 'node:fs';
import type { LinkList, PathLegs } from '../../src/impact/index.js';
import { sharedData } from '../../../../scripts/shared-data.js';

/** Synthetic suppliers and demands on real networks, by the rules stated with the expected results. */
const TABLE = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 5, 6];
export const ZOO_SUPPLIERS = 7;

export interface ZooOracle {
  readonly nodes: number;
  readonly firstSuppliers: number[];
  readonly firstDemands: [number, number][];
  readonly supplierCounts: number[];
  readonly hhi: number;
  readonly nEff: number;
  readonly demands: number;
  readonly disconnected: number;
  readonly removal_endpointLost_pathLost: [number, number][];
  readonly pairBroken: Record<string, number>;
}

const oraclePath = sharedData('topology/oracles/zoo-oracles.json');
export const hasZoo = oraclePath !== undefined;

export function zooOracles(): [string, ZooOracle][] {
  return oraclePath === undefined
    ? []
    : Object.entries(JSON.parse(readFileSync(oraclePath, 'utf8')) as Record<string, ZooOracle>);
}

export function zooLinks(name: string): LinkList {
  const text = readFileSync(sharedData(`topology/zoo/${name}.graphml`)!, 'utf8');
  const rows = new Map([...text.matchAll(/<node id="([^"]*)"/g)].map((match, row) => [match[1]!, row]));
  const edges = [...text.matchAll(/<edge source="([^"]*)" target="([^"]*)"/g)];
  return {
    elementCount: rows.size,
    from: Int32Array.from(edges, (edge) => rows.get(edge[1]!)!),
    to: Int32Array.from(edges, (edge) => rows.get(edge[2]!)!),
  };
}

export function zooSuppliers(nodes: number): Int32Array {
  return Int32Array.from({ length: nodes }, (_, i) => TABLE[(Math.imul(i + 1, 2654435761) >>> 16) & 15]!);
}

export function zooLegs(nodes: number, count: number): PathLegs {
  const g = (x: number): number => Math.imul(x + 17, 2246822519) >>> 8;
  const from: number[] = [];
  const to: number[] = [];
  for (let j = 0; from.length < count; j++) {
    const s = g(2 * j) % nodes;
    const t = g(2 * j + 1) % nodes;
    if (s === t) continue;
    from.push(s);
    to.push(t);
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to) };
}

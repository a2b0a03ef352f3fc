import type { SourcePlace } from '@cleanpath/model';

/** A typed value of a `data` element. */
export type DataValue = string | number | boolean;

export interface GraphNode {
  readonly id: string;
  readonly parent: string | undefined;
  readonly data: Map<string, DataValue>;
  readonly ports: string[];
  readonly place: SourcePlace;
}

export interface GraphEdge {
  readonly id: string | undefined;
  /** Position among the edges of the file, from 0. */
  readonly index: number;
  readonly source: string;
  readonly target: string;
  readonly directed: boolean;
  readonly ports: readonly [string | undefined, string | undefined];
  readonly data: Map<string, DataValue>;
  readonly place: SourcePlace;
}

export interface Endpoint {
  readonly node: string;
  readonly type: string;
}

export interface GraphHyperedge {
  readonly id: string | undefined;
  readonly index: number;
  readonly endpoints: Endpoint[];
  readonly data: Map<string, DataValue>;
  readonly place: SourcePlace;
}

export interface GraphDocument {
  /** True for files of our own export. */
  readonly own: boolean;
  /** Data of the graph itself. */
  readonly data: ReadonlyMap<string, DataValue>;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly hyperedges: readonly GraphHyperedge[];
}

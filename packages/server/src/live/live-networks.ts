import type {
  Change,
  Comparison,
  ElementCard,
  ElementFilter,
  ElementPage,
  MapLayer,
  ServiceView,
} from '@cleanpath/api';
import type { Problem } from '@cleanpath/model';

/** Which assessment of which snapshot a question is about. */
export interface LiveKey {
  readonly networkId: string;
  readonly snapshotId: string;
  readonly assessmentId: string;
}

export interface ElementQuery extends ElementFilter {
  readonly sort: 'state' | 'name' | 'kind' | 'region';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Networks held open in a worker thread, so that the whole network answers in milliseconds without a copy in the
 * database. Opened on the first question, closed when memory is needed; an answer never depends on which are open.
 */
export interface LiveNetworks {
  elements(key: LiveKey, query: ElementQuery): Promise<ElementPage>;
  /** CSV text of all rows, safe for spreadsheets, in pieces. */
  elementsCsv(key: LiveKey, filter: ElementFilter): AsyncIterable<string>;
  /** Undefined where there is no such element. */
  element(key: LiveKey, id: string): Promise<ElementCard | undefined>;
  map(key: LiveKey, filter: ElementFilter, zoom: number): Promise<MapLayer>;
  demand(key: LiveKey, id: string): Promise<ServiceView | undefined>;
  compare(earlier: LiveKey, later: LiveKey): Promise<Omit<Comparison, 'earlier' | 'later'>>;
  /** Checks one more change on top of others; problems, and a sentence saying what it does. */
  checkChange(
    key: Omit<LiveKey, 'assessmentId'>,
    before: readonly Change[],
    change: Change,
  ): Promise<{ problems: Problem[]; sentence: string }>;
  checkChanges(key: Omit<LiveKey, 'assessmentId'>, changes: readonly Change[]): Promise<Problem[]>;
  close(): Promise<void>;
}

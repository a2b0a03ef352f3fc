import type {
  Change,
  Comparison,
  ElementCard,
  ElementFilter,
  ElementPage,
  MapLayer,
  ServiceView,
} from '@cleanpath/api';
import type { CsvPiece } from '@cleanpath/assessment';
import type { Policy, Problem } from '@cleanpath/model';
import type { ElementQuery, LiveKey } from './live-networks.js';

/** A question to the worker and what it answers. */
export interface LiveQuestions {
  elements: { given: { key: LiveKey; query: ElementQuery }; answer: ElementPage };
  csv: { given: { key: LiveKey; filter: ElementFilter; from: number; rows: number }; answer: CsvPiece };
  element: { given: { key: LiveKey; id: string }; answer: ElementCard | undefined };
  map: { given: { key: LiveKey; filter: ElementFilter; zoom: number }; answer: MapLayer };
  demand: { given: { key: LiveKey; id: string }; answer: ServiceView | undefined };
  compare: { given: { earlier: LiveKey; later: LiveKey }; answer: Omit<Comparison, 'earlier' | 'later'> };
  check: {
    given: { key: Omit<LiveKey, 'assessmentId'>; changes: readonly Change[]; describe: boolean };
    answer: CheckAnswer;
  };
}

export interface CheckAnswer {
  readonly problems: readonly Problem[];
  /** What the last change does, where it was asked for. */
  readonly sentence?: string;
}

export type QuestionKind = keyof LiveQuestions;
export type Question = { [K in QuestionKind]: { readonly kind: K } & LiveQuestions[K]['given'] }[QuestionKind];

/**
 * Something a question needs open in the worker: the facts of a snapshot, the analysis of an assessment (which needs its
 * snapshot), the routes its document draws, or the document as a whole.
 */
export interface Need {
  readonly what: 'snapshot' | 'view' | 'routes' | 'document';
  readonly networkId: string;
  /** Snapshot id, else assessment id. */
  readonly id: string;
  readonly snapshotId: string;
}

/** What the host brings for a need. */
export type Supply =
  | { readonly what: 'snapshot'; readonly bytes: Uint8Array }
  | { readonly what: 'view'; readonly policy: Policy; readonly asOf: string }
  /** gzip of the assessment document. */
  | { readonly what: 'routes' | 'document'; readonly packed: Uint8Array };

export type ToWorker =
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }
  /** `keep`: needs of the question it is for, which must not make room for it. */
  | {
      readonly type: 'open';
      readonly id: number;
      readonly need: Need;
      readonly supply: Supply;
      readonly keep: readonly Need[];
    };

export type FromWorker =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  /** Not open (any more): open these, in this order, and ask again. */
  | { readonly type: 'missing'; readonly id: number; readonly needs: readonly Need[] }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly problems: readonly Problem[];
      readonly unexpected?: string;
    };

export const needName = ({ what, networkId, id }: Need): string => `${what} ${networkId} ${id}`;

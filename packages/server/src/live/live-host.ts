import type { ElementFilter } from '@cleanpath/api';
import { fail, type Problem } from '@cleanpath/model';
import type { Store } from '@cleanpath/store';
import type { Catalogs } from '@cleanpath/trust';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { spawnWorker } from '../workers/spawn-worker.js';
import { liveLink } from './live-link.js';
import { needsOf } from './live-needs.js';
import type { LiveKey, LiveNetworks } from './live-networks.js';
import { needName, type LiveQuestions, type Need, type Question, type QuestionKind } from './live-protocol.js';
import { readSupply, supplyBuffers } from './live-supplies.js';
import type { LiveWorkerData } from './live-worker.js';

export interface LiveHostOptions {
  readonly config: Pick<Config, 'liveMemoryMegabytes'>;
  readonly store: Store;
  readonly catalogs: Catalogs;
  readonly log: Logger;
  /** Longest wait for an answer, opening included, in milliseconds; default one minute. */
  readonly deadlineMs?: number;
}

/** A nation of a million elements opens in ten to twenty seconds on one core. */
const DEADLINE_MS = 60_000;

/** Rows of one piece of CSV: about a tenth of a second, so that other questions get their turn between. */
const CSV_ROWS = 5_000;

/** Rounds of opening and asking again: with more networks in use than memory, one may close what another opened. */
const MAX_ROUNDS = 5;

const MEBI = 1024 * 1024;

const ENTRY = new URL('./live-worker.js', import.meta.url);

/** Networks held open in one worker thread; made once at the start, closed at the end. */
export function liveHost(options: LiveHostOptions): LiveNetworks {
  const { config, store, catalogs, log, deadlineMs = DEADLINE_MS } = options;
  const data: LiveWorkerData = { catalogs, budgetBytes: config.liveMemoryMegabytes * MEBI };
  const limits = { maxOldGenerationSizeMb: config.liveMemoryMegabytes };
  const link = liveLink(() => spawnWorker(ENTRY, data, { resourceLimits: limits }), log);
  const opening = new Map<string, Promise<void>>();

  /** Questions that need the same thing wait for one opening. */
  const opened = (need: Need, keep: readonly Need[], deadline: number): Promise<void> => {
    const name = needName(need);
    let known = opening.get(name);
    if (!known) {
      known = bring(need, keep, deadline).finally(() => opening.delete(name));
      opening.set(name, known);
      // Everybody who waited may have gone by then.
      known.catch(() => undefined);
    }
    return known;
  };
  const bring = async (need: Need, keep: readonly Need[], deadline: number): Promise<void> => {
    const supply = await readSupply(store, need);
    await link.send({ type: 'open', need, supply, keep }, deadline, supplyBuffers(supply));
  };
  const ask = async <K extends QuestionKind>(
    kind: K,
    given: LiveQuestions[K]['given'],
  ): Promise<LiveQuestions[K]['answer']> => {
    const question = { kind, ...given } as unknown as Question;
    const deadline = Date.now() + deadlineMs;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const reply = await link.send({ type: 'ask', question }, deadline);
      if ('value' in reply) return reply.value as LiveQuestions[K]['answer'];
      for (const need of reply.missing) await inTime(opened(need, needsOf(question), deadline), deadline);
    }
    throw fail('unavailable', {
      message: 'Too many large networks are in use at the same time',
      remedy: 'Try again shortly, or raise liveMemoryMegabytes in the configuration.',
    });
  };

  return {
    elements: (key, query) => ask('elements', { key, query }),
    elementsCsv: (key, filter) => csvPieces(ask, key, filter),
    element: (key, id) => ask('element', { key, id }),
    map: (key, filter, zoom) => ask('map', { key, filter, zoom }),
    demand: (key, id) => ask('demand', { key, id }),
    compare: (earlier, later) => ask('compare', { earlier, later }),
    checkChange: async (key, before, change) => {
      const { problems, sentence } = await ask('check', { key, changes: [...before, change], describe: true });
      return { problems: [...problems], sentence: sentence ?? '' };
    },
    checkChanges: async (key, changes): Promise<Problem[]> => {
      const { problems } = await ask('check', { key, changes, describe: false });
      return [...problems];
    },
    close: () => link.close(),
  };
}

/** The database may be slow as well; a wait ends at the deadline whatever it is for. */
async function inTime(work: Promise<void>, deadline: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const expire = (): void =>
      reject(fail('unavailable', { message: 'The network did not open in time', remedy: 'Try again in a moment.' }));
    timer = setTimeout(expire, Math.max(0, deadline - Date.now()));
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Ask = <K extends QuestionKind>(kind: K, given: LiveQuestions[K]['given']) => Promise<LiveQuestions[K]['answer']>;

async function* csvPieces(ask: Ask, key: LiveKey, filter: ElementFilter): AsyncGenerator<string> {
  for (let from: number | undefined = 0; from !== undefined;) {
    const piece: LiveQuestions['csv']['answer'] = await ask('csv', { key, filter, from, rows: CSV_ROWS });
    yield piece.text;
    from = piece.next;
  }
}

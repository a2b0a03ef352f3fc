import { VERDICTS, type Verdict } from '@cleanpath/model';
import type { DemandTable } from '../types.js';
import type { LiveConnections } from './live-connections.js';
import { OPTIMISTIC, PESSIMISTIC } from './live-taint.js';
import type { DemandChange } from './types.js';

/** Joins nothing beyond the run before. */
const NEVER = new Uint8Array(0);

export interface LiveVerdicts {
  readonly verdict: Uint8Array;
  /** Judges the demands anew and says which changed. */
  read(): { changes: DemandChange[]; counts: Record<Verdict, number> };
}

const [CLEAN, UNDETERMINED, BLOCKED, DISCONNECTED] = VERDICTS.map((_, code) => code) as [
  number,
  number,
  number,
  number,
];

/** `runs`: connections over proven clean, possibly clean and all working elements; the same one twice counts once. */
export function liveVerdicts(
  demands: DemandTable,
  taint: Uint8Array,
  down: Uint8Array,
  runs: () => readonly LiveConnections[],
): LiveVerdicts {
  const legs = Int32Array.from(demands.from.keys());
  const paths = legs.filter((leg) => demands.from[leg]! >= 0);
  const sets = legs.filter((leg) => demands.from[leg]! < 0);
  const from = paths.map((leg) => demands.from[leg]!);
  const to = paths.map((leg) => demands.to[leg]!);
  const twoWay = Uint8Array.from(paths, (leg) => demands.twoWay[leg]!);
  const verdict = judge();
  return {
    verdict,
    read() {
      const changes: DemandChange[] = [];
      const counts = Object.fromEntries(VERDICTS.map((name) => [name, 0])) as Record<Verdict, number>;
      judge().forEach((code, demand) => {
        counts[VERDICTS[code]!]++;
        if (code === verdict[demand]) return;
        changes.push({ demand, before: VERDICTS[verdict[demand]!]!, after: VERDICTS[code]! });
        verdict[demand] = code;
      });
      return { changes, counts };
    },
  };

  function judge(): Uint8Array {
    const result = new Uint8Array(demands.count);
    const worsen = (leg: number, code: number): void => {
      const demand = demands.legDemand[leg]!;
      if (code > result[demand]!) result[demand] = code;
    };
    const now = runs();
    const joined = now.map((run, i) => (i > 0 && run === now[i - 1] ? NEVER : run.joined(from, to, twoWay)));
    paths.forEach((leg, i) => {
      const best = joined.findIndex((run) => run[i] === 1);
      worsen(leg, best < 0 ? DISCONNECTED : best);
    });
    for (const leg of sets) worsen(leg, judgeSet(leg));
    return result;
  }

  function judgeSet(leg: number): number {
    let bits = 0;
    for (let i = demands.memberOff[leg]!; i < demands.memberOff[leg + 1]!; i++) {
      if (down[demands.member[i]!] === 1) return DISCONNECTED;
      bits |= taint[demands.member[i]!]!;
    }
    return (bits & OPTIMISTIC) !== 0 ? BLOCKED : (bits & PESSIMISTIC) !== 0 ? UNDETERMINED : CLEAN;
  }
}

import type { JobProgress } from '@cleanpath/store';

/** At most four messages a second reach the console: more is flicker. */
const TELL_EVERY_MS = 250;

export interface ProgressMeter {
  report(phase: string, done: number, total: number): void;
  /** The last state, for the row. */
  current(): JobProgress;
  /** Whether something changed since the last call. */
  takeChanged(): boolean;
  close(): void;
}

/** Throttles progress: the first report of a phase at once, further ones at most four times a second, the last always. */
export function progressMeter(tell: (progress: JobProgress) => void): ProgressMeter {
  let state: JobProgress = { phase: '', done: 0, total: 0 };
  let changed = false;
  let told = 0;
  let waiting: NodeJS.Timeout | undefined;
  const send = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    told = performance.now();
    tell(state);
  };
  return {
    report(phase, done, total) {
      const newPhase = phase !== state.phase;
      state = { phase, done: Math.round(done), total: Math.round(total) };
      changed = true;
      const rest = TELL_EVERY_MS - (performance.now() - told);
      if (newPhase && rest <= 0) send();
      else waiting ??= setTimeout(send, Math.max(rest, 0));
    },
    current: () => state,
    takeChanged() {
      const was = changed;
      changed = false;
      return was;
    },
    close: () => clearTimeout(waiting),
  };
}

/** Work shorter than this shows no progress line: it would only flicker. */
const QUIET_MS = 1000;
const REFRESH_MS = 100;

export interface Progress {
  /** Says what is being done; `total` 0 means unknown. */
  report(phase: string, done?: number, total?: number): void;
  /** Clears the line. */
  end(): void;
}

/** A one-line progress display on a terminal; on anything else one line a phase once a second has passed. */
export function progressOn(stream: NodeJS.WriteStream, now: () => number = Date.now): Progress {
  const begun = now();
  let last = 0;
  let drawn = false;
  let saidPhase = '';
  return {
    report(phase, done = 0, total = 0) {
      const time = now();
      if (time - begun < QUIET_MS || time - last < REFRESH_MS) return;
      last = time;
      const share =
        total > 0
          ? ` ${Math.min(100, Math.floor((100 * done) / total))} %`
          : done > 0
            ? ` ${done.toLocaleString('en-GB')}`
            : '';
      if (stream.isTTY) {
        stream.write(`\r\u001b[2K· ${phase}${share}`);
        drawn = true;
      } else if (phase !== saidPhase) {
        stream.write(`· ${phase}\n`);
      }
      saidPhase = phase;
    },
    end() {
      if (drawn) stream.write('\r\u001b[2K');
      drawn = false;
    },
  };
}

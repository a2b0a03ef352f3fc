import { fail } from '@cleanpath/model';

export type StopReason = 'cancelled' | 'lease-lost' | 'drain';

/** A signal that says why: only a cancelled job is ended as such. */
export interface JobSignal extends AbortSignal {
  readonly why: StopReason | undefined;
}

export interface JobStop {
  readonly signal: JobSignal;
  stop(why: StopReason): void;
}

export function jobStop(): JobStop {
  const controller = new AbortController();
  let reason: StopReason | undefined;
  const signal = Object.defineProperty(controller.signal, 'why', { get: () => reason }) as JobSignal;
  return {
    signal,
    stop(why) {
      if (reason !== undefined) return;
      reason = why;
      controller.abort(fail('cancelled'));
    },
  };
}

import { intervalBar, opinionBar, type Opinion, type Threshold } from '@cleanpath/assessment/charts';
import { Drawn } from './drawn.js';

export interface IntervalBarProps {
  /** Bounds on the 0 to 1 axis. */
  readonly lower: number;
  readonly upper: number;
  readonly thresholds?: readonly Threshold[];
}

/** Interval of a decision against the levels that accept and exclude. */
export function IntervalBar({ lower, upper, thresholds = [] }: IntervalBarProps) {
  return <Drawn chart={intervalBar(lower, upper, thresholds)} />;
}

/** Belief, uncertainty and disbelief stacked, with interval, mean and thresholds. */
export function OpinionBar({
  opinion,
  thresholds = [],
}: {
  readonly opinion: Opinion;
  readonly thresholds?: readonly Threshold[];
}) {
  return <Drawn chart={opinionBar(opinion, thresholds)} />;
}

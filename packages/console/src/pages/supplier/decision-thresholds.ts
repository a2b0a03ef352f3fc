import type { Threshold } from '@cleanpath/assessment/charts';
import type { Decision } from './report-parts.js';

/** Levels of the policy on the axis from 0 to 1: where it accepts and where it excludes. */
export function decisionThresholds({ accept, exclude }: Pick<Decision, 'accept' | 'exclude'>): Threshold[] {
  return [
    ...(exclude === undefined ? [] : [{ at: exclude, kind: 'exclude' as const }]),
    ...(accept === undefined ? [] : [{ at: accept, kind: 'accept' as const }]),
  ];
}

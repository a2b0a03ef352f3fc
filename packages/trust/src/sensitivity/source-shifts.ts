import { byCodeUnits, type TrustParameters } from '@cleanpath/model';
import { vary, type Study } from '../case/study.js';
import type { Flip } from '../supplier-assessment.js';
import { changesOf } from './changes.js';
import { leavesOfVoice } from './leave-one-out.js';

/** Reliability grades in order. F, cannot be judged, has no neighbour. */
const ORDERED = ['A', 'B', 'C', 'D', 'E'] as const;

/** Outcomes that change without a source, or with its reliability one grade lower or higher. By source id. */
export function sourceFlips(base: Study): Flip[] {
  const { voices, trust, parameters } = base.theCase;
  const flips: Flip[] = [];
  const order = voices.map((_, index) => index).sort((x, y) => byCodeUnits(voices[x]!.id, voices[y]!.id));
  for (const index of order) {
    const voice = voices[index]!;
    const leaves = leavesOfVoice(base, index);
    if (leaves.size === 0) continue;
    const add = (cause: Flip['cause'], change: Parameters<typeof vary>[2]): void => {
      for (const one of changesOf(base, vary(base, leaves, change))) flips.push({ ...one, cause, id: voice.id });
    };
    add('without-source', () => ({ withoutVoice: index }));
    for (const [cause, shift] of [
      ['source-one-grade-lower', 1],
      ['source-one-grade-higher', -1],
    ] as const) {
      const other = shiftedTrust(voice.grade, shift, voice.affiliated, parameters);
      if (other === undefined) continue;
      const shifted = Float64Array.from(trust);
      shifted[index] = other;
      add(cause, () => ({ trust: shifted }));
    }
  }
  return flips;
}

function shiftedTrust(
  grade: string,
  shift: number,
  affiliated: boolean,
  { sourceTrust, dependency }: TrustParameters,
): number | undefined {
  const at = ORDERED.findIndex((one) => one === grade);
  const to = at < 0 ? undefined : ORDERED[at + shift];
  if (to === undefined) return undefined;
  const trust = sourceTrust[to];
  return affiliated && trust > sourceTrust[dependency.affiliatedGradeCap] ? undefined : trust;
}

import type { VoiceSet } from './belief.js';

/** Bit set of voices, one bit per voice of the case. */
export function voiceSet(size: number, members: readonly number[]): VoiceSet {
  const set = new Uint32Array((size + 31) >>> 5);
  for (const member of members) set[member >>> 5]! |= 1 << (member & 31);
  return set;
}

export function unionOf(sets: readonly VoiceSet[]): VoiceSet {
  let words = 0;
  for (const set of sets) words = Math.max(words, set.length);
  const union = new Uint32Array(words);
  for (const set of sets) for (let w = 0; w < set.length; w++) union[w]! |= set[w]!;
  return union;
}

export function sizeOf(set: VoiceSet): number {
  let count = 0;
  for (let w = 0; w < set.length; w++) for (let word = set[w]!; word !== 0; word &= word - 1) count++;
  return count;
}

export function membersOf(set: VoiceSet): number[] {
  const members: number[] = [];
  set.forEach((word, w) => {
    for (let bit = 0; bit < 32; bit++) if ((word >>> bit) & 1) members.push(w * 32 + bit);
  });
  return members;
}

import type { VoiceSet } from './belief.js';

/** Bit set of voices, one bit per voice of the case. */
export function voiceSet(size: number, members: readonly number[]): VoiceSet {
  const set = new Uint32Array((size + 31) >>> 5);
  for (const member of members) set[member >>> 5]! |= 1 << (member & 31);
  return set;
}

export function unionOf(sets: readonly VoiceSet[]): VoiceSet {
  const union = Uint32Array.from(sets[0]!);
  for (let s = 1; s < sets.length; s++) for (let w = 0; w < union.length; w++) union[w]! |= sets[s]![w]!;
  return union;
}

export function sizeOf(set: VoiceSet): number {
  let count = 0;
  for (let word of set) for (; word !== 0; word &= word - 1) count++;
  return count;
}

export function membersOf(set: VoiceSet): number[] {
  const members: number[] = [];
  set.forEach((word, w) => {
    for (let bit = 0; bit < 32; bit++) if ((word >>> bit) & 1) members.push(w * 32 + bit);
  });
  return members;
}

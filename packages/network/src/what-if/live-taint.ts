import type { ChangedNeeds } from './changed-needs.js';

/** Bit of the optimistic run and of the pessimistic one. */
export const OPTIMISTIC = 1;
export const PESSIMISTIC = 2;

/** Bits by own root state: trusted, unknown, untrusted. */
const BITS = [0, PESSIMISTIC, OPTIMISTIC | PESSIMISTIC];

/** Exposure kept up to date: each element has the bits of everything it depends on. */
export interface LiveTaint {
  readonly taint: Uint8Array;
  /** Elements that are unknown: neither proven clean nor untrusted. Where there are none, both runs are one. */
  readonly unknown: number;
  /**
   * Own root states or dependencies of these elements changed; returns the elements whose bits changed. `lost` says
   * that dependencies may be gone.
   */
  update(elements: readonly number[], root: Uint8Array, lost: boolean): number[];
}

/** `root` are the own states that `taint` was made from. */
export function liveTaint(needs: ChangedNeeds, taint: Uint8Array, root: Uint8Array): LiveTaint {
  const own = new Uint8Array(root.length);
  for (let e = 0; e < root.length; e++) own[e] = BITS[root[e]!]!;
  const before = new Map<number, number>();
  let unknown = 0;
  for (const bits of taint) if (bits === PESSIMISTIC) unknown++;
  return {
    taint,
    get unknown() {
      return unknown;
    },
    update(elements, now, lost) {
      before.clear();
      // Whatever rested on a state that is gone starts anew: in a circle of dependencies bits would hold each other up.
      const falling = elements.filter((e) => lost || (own[e]! & ~BITS[now[e]!]!) !== 0);
      for (const e of elements) own[e] = BITS[now[e]!]!;
      if (falling.length > 0) clearAbove(falling);
      const open = [...new Set([...elements, ...before.keys()])];
      for (const e of open) raise(e, wanted(e));
      const changed: number[] = [];
      for (const [e, bits] of before) {
        if (taint[e] === bits) continue;
        if (bits === PESSIMISTIC) unknown--;
        if (taint[e] === PESSIMISTIC) unknown++;
        changed.push(e);
      }
      return changed;
    },
  };

  function wanted(e: number): number {
    let bits = own[e]!;
    const on = needs.exposureOf(e);
    for (let i = 0; i < on.length; i++) bits |= taint[on[i]!]!;
    return bits;
  }

  /** Everything that may have its bits from these elements starts anew. */
  function clearAbove(elements: readonly number[]): void {
    const open = [...elements];
    for (let e = open.pop(); e !== undefined; e = open.pop()) {
      if (taint[e] === 0) continue;
      remember(e);
      taint[e] = 0;
      needs.forEachDependent(e, (d) => {
        if (taint[d] !== 0) open.push(d);
      });
    }
  }

  function raise(element: number, bits: number): void {
    if ((taint[element]! | bits) === taint[element]) return;
    const open = [element];
    remember(element);
    taint[element]! |= bits;
    for (let e = open.pop(); e !== undefined; e = open.pop()) {
      const mine = taint[e]!;
      needs.forEachDependent(e, (d) => {
        if ((taint[d]! | mine) === taint[d]) return;
        remember(d);
        taint[d]! |= mine;
        open.push(d);
      });
    }
  }

  function remember(e: number): void {
    if (!before.has(e)) before.set(e, taint[e]!);
  }
}

import type { ChangedNeeds } from './changed-needs.js';

/** Which elements are out of service, kept up to date: removed ones, and what fails without them. */
export interface LiveFailures {
  readonly down: Uint8Array;
  /** Removal or dependencies of these elements changed; returns the elements that went down or came up. */
  update(elements: readonly number[], removed: Uint8Array): number[];
}

export function liveFailures(needs: ChangedNeeds, down: Uint8Array): LiveFailures {
  return {
    down,
    update(elements, removed) {
      const before = new Map<number, number>();
      const isDown = (e: number): boolean => removed[e] === 1 || needs.fails(e, down);
      // What may stand only on what changed is taken as working, then everything taken up is judged anew from below:
      // the least fixpoint, in which mutual dependence alone fails nothing.
      const rising = elements.filter((e) => down[e] === 1 && removed[e] === 0);
      for (let e = rising.pop(); e !== undefined; e = rising.pop()) {
        if (down[e] === 0 || removed[e] === 1) continue;
        before.set(e, 1);
        down[e] = 0;
        needs.forEachUser(e, (user) => {
          if (down[user] === 1) rising.push(user);
        });
      }
      const open = [...elements, ...before.keys()];
      for (let e = open.pop(); e !== undefined; e = open.pop()) {
        if (down[e] === 1 || !isDown(e)) continue;
        if (!before.has(e)) before.set(e, 0);
        down[e] = 1;
        needs.forEachUser(e, (user) => {
          if (down[user] === 0) open.push(user);
        });
      }
      return [...before].flatMap(([e, was]) => (down[e] === was ? [] : [e]));
    },
  };
}

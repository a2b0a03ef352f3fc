/** Work arrays of the searches, allocated once per network size and left clean after every use. */
export interface PathScratch {
  /** Steps from the start, -1 where not seen. */
  readonly ahead: Int32Array;
  /** Steps to the goal, -1 where not seen. */
  readonly behind: Int32Array;
  readonly aheadQueue: Int32Array;
  readonly behindQueue: Int32Array;
}

export function pathScratch(count: number): PathScratch {
  return {
    ahead: new Int32Array(count).fill(-1),
    behind: new Int32Array(count).fill(-1),
    aheadQueue: new Int32Array(count),
    behindQueue: new Int32Array(count),
  };
}

/** Undoes what a search wrote, at the cost of what it touched. */
export function clear(marks: Int32Array, queue: Int32Array, size: number): void {
  for (let i = 0; i < size; i++) marks[queue[i]!] = -1;
}

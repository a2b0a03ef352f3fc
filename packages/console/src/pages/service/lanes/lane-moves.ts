import type { LaneNode } from './lane-layout.js';

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/**
 * The node an arrow key leads to: left and right from column to column, staying at the height where one is; up and down
 * through the cards of a column as they lie. Undefined where nothing lies that way.
 */
export function nodeToward(nodes: readonly LaneNode[], from: string, direction: Direction): string | undefined {
  const here = nodes.find(({ key }) => key === from);
  if (!here) return nodes[0]?.key;
  if (direction === 'first') return nodes.find(({ column }) => column === 0)?.key;
  if (direction === 'last') {
    const last = Math.max(...nodes.map(({ column }) => column));
    return nodes.find(({ column }) => column === last)?.key;
  }
  if (direction === 'left' || direction === 'right') {
    const column = here.column + (direction === 'right' ? 1 : -1);
    return nearest(
      nodes.filter((node) => node.column === column),
      here,
    )?.key;
  }
  const sign = direction === 'down' ? 1 : -1;
  const ahead = nodes.filter((node) => node.column === here.column && sign * (node.y - here.y) > 0);
  return nearest(ahead, here)?.key;
}

function nearest(nodes: readonly LaneNode[], to: LaneNode): LaneNode | undefined {
  let best: LaneNode | undefined;
  for (const node of nodes) if (!best || Math.abs(node.y - to.y) < Math.abs(best.y - to.y)) best = node;
  return best;
}

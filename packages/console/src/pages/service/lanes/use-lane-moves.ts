import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { LaneNode } from './lane-layout.js';
import { nodeToward, type Direction } from './lane-moves.js';

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

export interface LaneMoves {
  readonly frame: RefObject<HTMLDivElement | null>;
  /** The one card that is a tab stop. */
  readonly active: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (key: string) => void;
}

/**
 * Roving tab stop over the cards of a drawing. `stacked`: the cards lie below one another, so up and down go through all
 * of them. A card that is no longer drawn hands its tab stop to the first.
 */
export function useLaneMoves(nodes: readonly LaneNode[], stacked: boolean): LaneMoves {
  const frame = useRef<HTMLDivElement>(null);
  const [wish, setWish] = useState<string | undefined>(undefined);
  const stops = nodes.filter(({ kind }) => kind !== 'gap');
  const active = stops.some(({ key }) => key === wish) ? wish : stops[0]?.key;
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = KEYS[event.key];
    const from = event.target instanceof HTMLElement ? event.target.dataset['lane'] : undefined;
    if (!direction || from === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const to = stacked ? stackedToward(stops, from, direction) : nodeToward(stops, from, direction);
    if (to === undefined) return;
    setWish(to);
    frame.current?.querySelector<HTMLElement>(`[data-lane="${CSS.escape(to)}"]`)?.focus();
  };
  return { frame, active, onKeyDown, onFocus: setWish };
}

function stackedToward(nodes: readonly LaneNode[], from: string, direction: Direction): string | undefined {
  if (direction === 'first') return nodes[0]?.key;
  if (direction === 'last') return nodes.at(-1)?.key;
  const step = direction === 'down' || direction === 'right' ? 1 : -1;
  return nodes[nodes.findIndex(({ key }) => key === from) + step]?.key;
}

import { byCodeUnits } from '@cleanpath/model';
import type { ControlIndex } from './control.js';
import { integratedOwnership } from './integrated-ownership.js';
import type { OwnershipGraph } from './ownership-graph.js';

export interface Affiliates {
  /** Under the control of the entity: treated as the entity itself. */
  readonly auto: readonly string[];
  /** Connected above the influence share, for a person to review: a fund may hold part of two competitors. */
  readonly review: readonly { readonly id: string; readonly why: string }[];
}

/**
 * Affiliates in the sense of 47 CFR 2.903: who owns or controls, is owned or controlled by, or is under common
 * ownership or control with the entity; to own is to hold strictly more than `influenceShare` of the equity,
 * directly or through others.
 */
export function affiliates(
  graph: OwnershipGraph,
  index: ControlIndex,
  id: string,
  influenceShare: number,
  shares: (holder: string) => ReadonlyMap<string, number> = (holder) => integratedOwnership(graph, holder),
): Affiliates {
  const auto = index.controls.get(id) ?? [];
  const review = new Map<string, string>();
  const propose = (other: string, why: string): void => {
    if (other !== id && !auto.includes(other) && !review.has(other)) review.set(other, why);
  };
  for (const controller of index.controlledBy.get(id) ?? []) propose(controller, `controls ${id}`);
  const owners: string[] = [];
  for (const holder of ancestors(graph, id)) {
    const share = shares(holder).get(id) ?? 0;
    if (share <= influenceShare) continue;
    owners.push(holder);
    propose(holder, `owns ${percent(share)} of ${id}`);
  }
  for (const [held, share] of shares(id)) {
    if (share > influenceShare) propose(held, `${id} owns ${percent(share)} of it`);
  }
  for (const owner of new Set([...(index.controlledBy.get(id) ?? []), ...owners])) {
    for (const sister of index.controls.get(owner) ?? [])
      propose(sister, `controlled by ${owner}, as ${id} is tied to it`);
    for (const [held, share] of shares(owner)) {
      if (share > influenceShare) propose(held, `${owner} owns ${percent(share)} of it and is tied to ${id}`);
    }
  }
  return {
    auto,
    review: [...review].map(([other, why]) => ({ id: other, why })).sort((x, y) => byCodeUnits(x.id, y.id)),
  };
}

/** Everyone with a chain of holdings down to the entity, ascending. */
function ancestors(graph: OwnershipGraph, id: string): string[] {
  const seen = new Set<string>();
  const open = [id];
  for (let held = open.pop(); held !== undefined; held = open.pop()) {
    for (const { holder } of graph.byHeld.get(held) ?? []) {
      if (holder === id || seen.has(holder)) continue;
      seen.add(holder);
      open.push(holder);
    }
  }
  return [...seen].sort(byCodeUnits);
}

/** Shares in reviews carry one decimal. */
const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

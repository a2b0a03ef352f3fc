import { byCodeUnits, trustCode, type TrustState } from '@cleanpath/model';
import type { TrustView } from '../types.js';

/** Suppliers that give the roots their state, each once, sorted by id. Roots stated so by themselves bring none. */
export function ownSuppliers(
  view: TrustView,
  roots: readonly number[],
  state: Exclude<TrustState, 'trusted'>,
): readonly number[] {
  const rows = new Set<number>();
  for (const root of roots) for (const supplier of suppliersOfRoot(view, root, state)) rows.add(supplier);
  const ids = view.network.suppliers;
  return [...rows].sort((a, b) => byCodeUnits(ids[a]!, ids[b]!));
}

/** Suppliers of one root in the state given. */
export function suppliersOfRoot(view: TrustView, root: number, state: Exclude<TrustState, 'trusted'>): number[] {
  const { parties } = view.network;
  const code = trustCode(state);
  const found: number[] = [];
  for (let i = parties.off[root]!; i < parties.off[root + 1]!; i++)
    if (view.own.partyState[i] === code) found.push(parties.supplier[i]!);
  return found;
}

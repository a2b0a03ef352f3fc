import { byCodeUnits } from '@cleanpath/model';
import type { PartyLists } from '../impact/types.js';
import type { Network } from '../types.js';
import type { PartyGroups } from './types.js';

/** Groups by name, `groupsOf` naming those of each supplier id. */
export function groupSuppliers(network: Network, groupsOf: (supplier: string) => Iterable<string>): PartyGroups {
  const perSupplier = network.suppliers.map((id) => [...new Set(groupsOf(id))]);
  const names = [...new Set(perSupplier.flat())].sort(byCodeUnits);
  const place = new Map(names.map((name, i) => [name, i]));
  const off = new Int32Array(perSupplier.length + 1);
  const group: number[] = [];
  perSupplier.forEach((list, s) => {
    group.push(...list.map((name) => place.get(name)!).sort((a, b) => a - b));
    off[s + 1] = group.length;
  });
  return { names, off, group: Int32Array.from(group) };
}

/** Every supplier a group of its own. */
export function singleSuppliers(network: Network): PartyGroups {
  const count = network.suppliers.length;
  return {
    names: network.suppliers,
    off: Int32Array.from({ length: count + 1 }, (_, i) => i),
    group: Int32Array.from({ length: count }, (_, i) => i),
  };
}

/** Groups each element has a supplier of, in counted roles; with `countedOnly` those on counted planes only. */
export function ownGroups(network: Network, groups: PartyGroups, countedOnly: boolean): PartyLists {
  const { off, supplier } = network.parties;
  const offsets = new Int32Array(network.count + 1);
  let parties = new Int32Array(Math.max(16, supplier.length));
  let size = 0;
  for (let e = 0; e < network.count; e++) {
    const begin = size;
    if (!countedOnly || network.counted[e] === 1)
      for (let i = off[e]!; i < off[e + 1]!; i++)
        for (let j = groups.off[supplier[i]!]!; j < groups.off[supplier[i]! + 1]!; j++) {
          const group = groups.group[j]!;
          let at = begin;
          while (at < size && parties[at]! < group) at++;
          if (at < size && parties[at] === group) continue;
          if (size === parties.length) {
            const grown = new Int32Array(2 * size);
            grown.set(parties);
            parties = grown;
          }
          parties.copyWithin(at + 1, at, size);
          parties[at] = group;
          size++;
        }
    offsets[e + 1] = size;
  }
  return { offsets, parties: parties.slice(0, size) };
}

import { availabilityOrder } from '../compile/availability-order.js';
import { PartyListBuilder } from '../impact/party-lists.js';
import type { PartyLists } from '../impact/types.js';
import { spreadRows } from '../kernel/spread.js';
import { spreadFailure } from '../suppliers/spread-failure.js';
import type { Network } from '../types.js';
import { ownGroups } from './group-suppliers.js';
import type { PartyGroups } from './types.js';

/** 32-bit words per element and pass: 256 groups. */
const WORDS = 8;

/** Groups each element is exposed to, by itself or through what it depends on. */
export function groupExposure(network: Network, groups: PartyGroups): PartyLists {
  const { exposure, exposureOrder } = network;
  return inBlocks(network, groups, true, (rows) => spreadRows(exposureOrder, exposure.off, exposure.adj, rows, WORDS));
}

/**
 * Groups whose removal as a whole makes each element fail. Not the union over their suppliers: two hosts of one owner
 * under two names are one.
 */
export function groupFailure(network: Network, groups: PartyGroups): PartyLists {
  const order = availabilityOrder(network);
  return inBlocks(network, groups, false, (rows) => spreadFailure(order, network.availability, rows, WORDS));
}

function inBlocks(
  network: Network,
  groups: PartyGroups,
  countedOnly: boolean,
  spread: (rows: Int32Array) => void,
): PartyLists {
  const own = ownGroups(network, groups, countedOnly);
  const builder = new PartyListBuilder(network.count);
  const rows = new Int32Array(network.count * WORDS);
  for (let first = 0; first === 0 || first < groups.names.length; first += WORDS * 32) {
    rows.fill(0);
    for (let e = 0; e < network.count; e++)
      for (let i = own.offsets[e]!; i < own.offsets[e + 1]!; i++) {
        const bit = own.parties[i]! - first;
        if (bit >= 0 && bit < WORDS * 32) rows[e * WORDS + (bit >> 5)]! |= 1 << (bit & 31);
      }
    spread(rows);
    builder.add({ first, words: WORDS, rows });
  }
  return builder.finish();
}

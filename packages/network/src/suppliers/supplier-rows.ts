import { availabilityOrder } from '../compile/availability-order.js';
import { spreadRows } from '../kernel/spread.js';
import type { Network, SupplierRows } from '../types.js';
import { spreadFailure } from './spread-failure.js';

const WORD_BITS = 32;

/** Words per pass unless told otherwise: 256 suppliers, 32 bytes per element, one cache line per two elements. */
export const DEFAULT_WORDS = 8;

export interface SupplierBlock {
  /** First supplier row; default 0. */
  readonly first?: number;
  /** 32-bit words per element; default enough for all suppliers from `first` on. */
  readonly words?: number;
}

/**
 * Suppliers each element is exposed to: those of its own (where the policy counts its plane) and those of everything
 * it depends on by an exposure type. Costs elements × words × 4 bytes.
 */
export function supplierExposure(network: Network, block: SupplierBlock = {}): SupplierRows {
  return exposureInto(network, emptyRows(network, block));
}

/**
 * Suppliers whose removal alone makes each element fail: those of its own, and those that take out enough members of
 * one of its redundancy groups. Planes do not matter here: what is gone is gone.
 */
export function supplierFailure(network: Network, block: SupplierBlock = {}): SupplierRows {
  return failureInto(network, emptyRows(network, block));
}

/** All suppliers in blocks of 32 × `words`; the rows are reused, so a visitor copies what it keeps. */
export function forEachSupplierBlock(
  network: Network,
  kind: 'exposure' | 'failure',
  visit: (block: SupplierRows) => void,
  words = DEFAULT_WORDS,
): void {
  const rows = new Int32Array(network.count * words);
  for (let first = 0; first < network.suppliers.length; first += words * WORD_BITS) {
    const suppliers = Math.min(words * WORD_BITS, network.suppliers.length - first);
    const block = { first, suppliers, words, rows: rows.fill(0) };
    visit(kind === 'exposure' ? exposureInto(network, block) : failureInto(network, block));
  }
}

function exposureInto(network: Network, block: SupplierRows): SupplierRows {
  ownParties(network, block, true);
  spreadRows(network.exposureOrder, network.exposure.off, network.exposure.adj, block.rows, block.words);
  return block;
}

function failureInto(network: Network, block: SupplierRows): SupplierRows {
  ownParties(network, block, false);
  spreadFailure(availabilityOrder(network), network.availability, block.rows, block.words);
  return block;
}

function emptyRows(network: Network, { first = 0, words }: SupplierBlock): SupplierRows {
  const left = Math.max(0, network.suppliers.length - first);
  const width = words ?? Math.max(1, Math.ceil(left / WORD_BITS));
  const suppliers = Math.min(left, width * WORD_BITS);
  return { first, suppliers, words: width, rows: new Int32Array(network.count * width) };
}

function ownParties(network: Network, { first, suppliers, words, rows }: SupplierRows, countedOnly: boolean): void {
  const { off, supplier } = network.parties;
  for (let e = 0; e < network.count; e++) {
    if (countedOnly && network.counted[e] === 0) continue;
    const end = off[e + 1]!;
    for (let i = off[e]!; i < end; i++) {
      const s = supplier[i]! - first;
      if (s >= 0 && s < suppliers) rows[e * words + (s >> 5)]! |= 1 << (s & 31);
    }
  }
}

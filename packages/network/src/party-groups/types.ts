/** Suppliers taken together: all of one owner, of one jurisdiction, or each on its own. */
export interface PartyGroups {
  /** Name of each group; the position is the group's number. */
  readonly names: readonly string[];
  /** Groups of supplier s: `group[off[s]] … group[off[s + 1] - 1]`, ascending; a supplier may be in several or none. */
  readonly off: Int32Array;
  readonly group: Int32Array;
}

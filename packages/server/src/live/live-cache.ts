import type { DrawnRoutes, Study } from '@cleanpath/assessment';
import type { Assessment, Dossier } from '@cleanpath/model';
import { needName, type Need } from './live-protocol.js';

export interface OpenView {
  readonly study: Study;
  readonly effective: Uint8Array;
}

interface Held {
  readonly snapshot: Dossier;
  readonly view: OpenView;
  readonly routes: DrawnRoutes;
  readonly document: Assessment;
}

interface Entry {
  readonly need: Need;
  readonly value: unknown;
  /** Estimate, in bytes. */
  readonly bytes: number;
}

/**
 * What is open, within a budget of memory; what was not asked for longest goes first. An analysis refers to its facts,
 * so both count and go together. The limit is soft: what the question at hand needs is held whatever its size.
 */
export class LiveCache {
  readonly #entries = new Map<string, Entry>();
  readonly #budget: number;
  #bytes = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** Undefined where it is not open; an answer makes it the most recently used. */
  get<K extends Need['what']>(need: Need & { readonly what: K }): Held[K] | undefined {
    const name = needName(need);
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    this.#entries.delete(name);
    this.#entries.set(name, entry);
    return entry.value as Held[K];
  }

  put<K extends Need['what']>(
    need: Need & { readonly what: K },
    value: Held[K],
    bytes: number,
    keep: readonly Need[] = [],
  ): void {
    this.#drop(needName(need));
    this.#entries.set(needName(need), { need, value, bytes });
    this.#bytes += bytes;
    const kept = new Set([need, ...keep].map(needName));
    for (const [name] of this.#entries) {
      if (this.#bytes <= this.#budget) return;
      if (!kept.has(name)) this.#drop(name);
    }
  }

  #drop(name: string): void {
    const entry = this.#entries.get(name);
    if (!entry) return;
    this.#entries.delete(name);
    this.#bytes -= entry.bytes;
    if (entry.need.what !== 'snapshot') return;
    // An analysis would keep the facts in memory although they no longer count.
    for (const [other, { need }] of this.#entries)
      if (need.networkId === entry.need.networkId && need.snapshotId === entry.need.id) this.#drop(other);
  }
}

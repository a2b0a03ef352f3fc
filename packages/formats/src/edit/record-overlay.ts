/** The records of a small table with changes laid over them, in their order; new ones come last. */
export class RecordOverlay<T extends { readonly id: string }> {
  readonly base: readonly T[];
  readonly #changed = new Map<string, T | undefined>();
  #known: ReadonlyMap<string, T> | undefined;

  constructor(base: readonly T[]) {
    this.base = base;
  }

  get changed(): ReadonlyMap<string, T | undefined> {
    return this.#changed;
  }

  ids(): Iterable<string> {
    return this.#byId().keys();
  }

  get(id: string): T | undefined {
    return this.#changed.has(id) ? this.#changed.get(id) : this.#byId().get(id);
  }

  put(record: T): void {
    this.#changed.set(record.id, record);
  }

  remove(id: string): void {
    if (this.#byId().has(id)) this.#changed.set(id, undefined);
    else this.#changed.delete(id);
  }

  finish(): readonly T[] {
    if (this.#changed.size === 0) return this.base;
    const known = this.#byId();
    const kept = this.base.flatMap((record) => {
      if (!this.#changed.has(record.id)) return [record];
      const changed = this.#changed.get(record.id);
      return changed === undefined ? [] : [changed];
    });
    for (const [id, record] of this.#changed) if (record !== undefined && !known.has(id)) kept.push(record);
    return kept;
  }

  #byId(): ReadonlyMap<string, T> {
    return (this.#known ??= new Map(this.base.map((record) => [record.id, record])));
  }
}

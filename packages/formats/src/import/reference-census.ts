import type { ImportDraft } from './import-draft.js';

/** Share of one kind of reference that may name one target before the source looks defective. */
const SUSPICIOUS_SHARE = 0.5;
/** Below this many references a common target is nothing unusual. */
const FEWEST_REFERENCES = 20;

/**
 * Counts where references point. Generators that fill in one constant target invent a single point of failure
 * for a whole country; this makes it visible.
 */
export class ReferenceCensus {
  readonly #kinds = new Map<string, Map<string, number>>();

  count(kind: string, target: string): void {
    const targets = this.#kinds.get(kind) ?? new Map<string, number>();
    targets.set(target, (targets.get(target) ?? 0) + 1);
    this.#kinds.set(kind, targets);
  }

  report(draft: ImportDraft, file: string): void {
    for (const [kind, targets] of this.#kinds) {
      const total = [...targets.values()].reduce((sum, count) => sum + count, 0);
      const [target, count] = [...targets].reduce((best, next) => (next[1] > best[1] ? next : best));
      if (total < FEWEST_REFERENCES || count <= total * SUSPICIOUS_SHARE) continue;
      draft.report('import-suspicious', {
        file,
        value: target,
        message: `${count} of ${total} ${kind} references name one single target, which is probably a defect of the source`,
      });
    }
  }
}

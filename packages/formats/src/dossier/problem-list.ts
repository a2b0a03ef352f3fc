import { PROBLEMS, problem, type Problem, type ProblemCode, type ProblemDetails } from '@cleanpath/model';
import { DEFAULT_LIMITS } from './options.js';

/**
 * Gathers problems within a bound: the first of every code in full, the rest counted.
 * A file of a million faulty rows yields a readable report instead of a gigabyte.
 */
export class ProblemList {
  readonly #kept: Problem[] = [];
  readonly #perCode = new Map<ProblemCode, number>();
  readonly #dropped = new Map<ProblemCode, number>();
  readonly #max: number;
  readonly #maxPerCode: number;
  #errors = 0;

  constructor(limits: { readonly problems?: number; readonly problemsPerCode?: number } = {}) {
    this.#max = limits.problems ?? DEFAULT_LIMITS.problems;
    this.#maxPerCode = limits.problemsPerCode ?? DEFAULT_LIMITS.problemsPerCode;
  }

  /** True once any error was noted, kept or not. */
  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  get errorCount(): number {
    return this.#errors;
  }

  /** False when a problem of this code would only be counted: spares costly messages. */
  keeps(code: ProblemCode): boolean {
    return this.#kept.length < this.#max && (this.#perCode.get(code) ?? 0) < this.#maxPerCode;
  }

  note(code: ProblemCode, details: ProblemDetails = {}): void {
    if (this.keeps(code)) this.add(problem(code, details));
    else this.count(code);
  }

  add(item: Problem): void {
    if (!this.keeps(item.code)) {
      this.count(item.code);
      return;
    }
    if (item.severity === 'error') this.#errors++;
    this.#perCode.set(item.code, (this.#perCode.get(item.code) ?? 0) + 1);
    this.#kept.push(item);
  }

  addAll(items: readonly Problem[]): void {
    for (const item of items) this.add(item);
  }

  /** Counts problems without keeping them. */
  count(code: ProblemCode, times = 1): void {
    if (times <= 0) return;
    if (PROBLEMS[code].severity === 'error') this.#errors += times;
    this.#dropped.set(code, (this.#dropped.get(code) ?? 0) + times);
  }

  /** Everything noted so far in order, then one line per code for those only counted. */
  list(): Problem[] {
    const rest = [...this.#dropped].map(([code, times]) =>
      problem(code, { message: `${PROBLEMS[code].title}: ${times} more like this` }),
    );
    return [...this.#kept, ...rest];
  }
}

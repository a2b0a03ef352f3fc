import type { Highs } from 'highs';

export type { Highs };

let loading: Promise<Highs> | undefined;

/** The HiGHS solver (MIT licence), compiled to WebAssembly; loaded once, when the first clean-up set is asked for. */
export function loadSolver(): Promise<Highs> {
  loading ??= import('highs').then((module) => {
    // The type of the package describes its CommonJS form; as a module the loader is the default export itself.
    const loader = module.default as unknown as (options?: object) => Promise<Highs>;
    return loader();
  });
  return loading;
}

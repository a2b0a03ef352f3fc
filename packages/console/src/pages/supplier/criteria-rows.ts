import type { Criterion } from './report-parts.js';

export interface CriterionRow {
  readonly criterion: Criterion;
  /** Without what the parent says already: a criterion asked per product is named by the product. */
  readonly title: string;
  readonly depth: number;
  readonly children: number;
  /** Says the same as its parent: a product that alone decides the criterion. */
  readonly repeats: boolean;
}

/** Deepest level drawn apart; trees below are indented no further. */
const MAX_DEPTH = 6;

/**
 * The criteria tree as rows in reading order, parents before children. A document that names a criterion as its own
 * ancestor, or a parent that is not there, yields rows at the top instead of an endless walk.
 */
export function criteriaRows(criteria: readonly Criterion[]): CriterionRow[] {
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  const children = new Map<string | undefined, Criterion[]>();
  for (const criterion of criteria) {
    const parent = rooted(criterion, byId) ? criterion.parent : undefined;
    children.set(parent, [...(children.get(parent) ?? []), criterion]);
  }
  const rows: CriterionRow[] = [];
  const walk = (parent: Criterion | undefined, depth: number): void => {
    for (const criterion of children.get(parent?.id) ?? []) {
      rows.push({
        criterion,
        title: ownTitle(criterion, parent),
        depth: Math.min(depth, MAX_DEPTH),
        children: children.get(criterion.id)?.length ?? 0,
        repeats: parent !== undefined && repeats(criterion, parent),
      });
      walk(criterion, depth + 1);
    }
  };
  walk(undefined, 0);
  return rows;
}

/** Rows to draw when the branches named are folded. */
export function unfoldedRows(rows: readonly CriterionRow[], folded: ReadonlySet<string>): CriterionRow[] {
  const hidden = new Set<string>();
  return rows.filter(({ criterion }) => {
    const parent = criterion.parent;
    const out = parent !== undefined && (hidden.has(parent) || folded.has(parent));
    if (out) hidden.add(criterion.id);
    return !out;
  });
}

/** Criteria whose children only repeat them: folded at first, so that the tree says each thing once. */
export function foldedAtFirst(rows: readonly CriterionRow[]): string[] {
  return rows
    .filter(({ criterion, children }) => {
      const own = rows.filter((row) => row.criterion.parent === criterion.id);
      return children > 0 && own.every((row) => row.repeats && !row.criterion.contested);
    })
    .map(({ criterion }) => criterion.id);
}

/** Criterion code of a reference `catalog:code@version`. */
export const criterionCode = (reference: string): string => /^[^:]+:([^@]+)/.exec(reference)?.[1] ?? reference;

/** Whether the walk upwards ends at a criterion without a parent. */
function rooted(criterion: Criterion, byId: ReadonlyMap<string, Criterion>): boolean {
  const seen = new Set<string>();
  for (let at: Criterion | undefined = criterion; at.parent !== undefined;) {
    if (seen.has(at.id)) return false;
    seen.add(at.id);
    at = byId.get(at.parent);
    if (at === undefined) return false;
  }
  return true;
}

function ownTitle(criterion: Criterion, parent: Criterion | undefined): string {
  const prefix = parent === undefined ? undefined : `${parent.title}: `;
  return prefix !== undefined && criterion.title.startsWith(prefix)
    ? criterion.title.slice(prefix.length)
    : criterion.title;
}

function repeats(criterion: Criterion, parent: Criterion): boolean {
  const same = (['belief', 'disbelief', 'lower', 'upper'] as const).every((key) => criterion[key] === parent[key]);
  return same && criterion.title.startsWith(`${parent.title}: `);
}

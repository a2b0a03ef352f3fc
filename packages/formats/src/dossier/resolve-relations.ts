import type { ElementStore } from './element-store.js';
import type { ProblemList } from './problem-list.js';
import { RELATION_FIELDS } from './relation-fields.js';
import type { RelationStore } from './relation-store.js';
import type { MissingRule } from './stores.js';
import { Suggester } from './suggest.js';

/** Turns ends that were unknown when read into element rows; false when some lead nowhere. */
export function resolveRelations(
  relations: RelationStore,
  elements: ElementStore,
  problems: ProblemList,
  missing: MissingRule,
): boolean {
  const { unresolved } = relations;
  if (unresolved.count === 0) return true;
  const rowOf = new Int32Array(unresolved.count);
  let created = 0;
  for (let code = 0; code < unresolved.count; code++) {
    const id = unresolved.values[code]!;
    if (missing.create && elements.ids.findText(id) < 0) {
      elements.addMissing(id);
      created++;
    }
    rowOf[code] = elements.ids.findText(id);
  }
  if (created > 0)
    problems.note('import-assumption', {
      message: `${created} elements are referenced but not described; they were created with state unknown`,
    });
  let dangling = false;
  const suggester = new Suggester();
  for (let row = 0; row < relations.count; row++) {
    for (const [ends, field] of [
      [relations.from, 0],
      [relations.to, 1],
    ] as const) {
      const end = ends[row]!;
      if (end >= 0) continue;
      const target = rowOf[-2 - end]!;
      if (target >= 0) {
        ends[row] = target;
        continue;
      }
      dangling = true;
      if (missing.incomplete.has('element')) continue;
      noteDangling(relations, row, end, field, elements, problems, suggester);
    }
  }
  return !dangling;
}

function noteDangling(
  relations: RelationStore,
  row: number,
  end: number,
  field: 0 | 1,
  elements: ElementStore,
  problems: ProblemList,
  suggester: Suggester,
): void {
  if (!problems.keeps('reference-dangling')) {
    problems.count('reference-dangling');
    return;
  }
  const id = relations.idText(end);
  const near = suggester.nearest(id, elements.ids.values);
  problems.note('reference-dangling', {
    ...relations.source.place(row),
    value: id,
    message: `${RELATION_FIELDS[field]}: there is no element “${id}”`,
    ...(near === undefined ? {} : { remedy: `Did you mean “${near}”? Otherwise add the element.` }),
  });
}

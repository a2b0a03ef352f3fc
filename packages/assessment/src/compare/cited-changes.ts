import { canonicalJson, type Assessment } from '@cleanpath/model';
import type { ElementChange } from './comparison.js';
import type { ElementChanges } from './element-changes.js';

/** Members of a cited element that are facts, not conclusions. */
const FACTS = ['name', 'kind', 'plane', 'suppliers', 'product', 'site', 'region', 'lat', 'lon'] as const;

/**
 * Without dossiers: elements that both assessments name and describe differently. What only one of them names may be
 * there all the same, so nothing is said to be added or removed.
 */
export function citedChanges(earlier: Assessment, later: Assessment): ElementChanges {
  const before = new Map(earlier.elements.map((element) => [element.id, element]));
  const changes = new Map<string, ElementChange>();
  for (const element of later.elements) {
    const old = before.get(element.id);
    if (!old) continue;
    const fields = FACTS.filter((field) => canonicalJson(old[field] ?? null) !== canonicalJson(element[field] ?? null));
    if (fields.length > 0)
      changes.set(element.id, { id: element.id, name: element.name, change: 'changed', fields: [...fields] });
  }
  const examples = [...changes.values()];
  return {
    summary: { added: 0, removed: 0, changed: examples.length, examples: examples.slice(0, EXAMPLES) },
    of: (id) => changes.get(id),
  };
}

const EXAMPLES = 30;

import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sharedData } from '../../../../scripts/shared-data.js';
import { ImportDraft } from '../../src/import/import-draft.js';
import { importFormat } from '../../src/import/formats.js';
import { guarded, reportOf } from '../../src/import/import-into.js';
import type { ImportReport, OptionValue } from '../../src/import/import-format.js';
import { resolveOptions } from '../../src/import/import-options.js';
import { unpackInput, type InputFile } from '../../src/import/input/read-input.js';

/** Whether the reference networks are there; tests on them skip visibly where they are not. */
export const hasShared = sharedData('topology/README.md') !== undefined;

/** Empty where the reference data are missing: suites that are skipped still run their set-up. */
export function sharedFile(path: string): InputFile {
  const full = sharedData(path);
  if (full === undefined) return { name: basename(path), bytes: new Uint8Array() };
  return unpackInput(basename(path), readFileSync(full));
}

export function sharedNames(folder: string, ending: string): string[] {
  const full = sharedData(folder);
  return full === undefined
    ? []
    : readdirSync(full)
        .filter((name) => name.endsWith(ending))
        .sort();
}

export const textFile = (name: string, text: string): InputFile => ({ name, bytes: Buffer.from(text) });

/** Imports files the short way, into a draft. */
export function importDraft(
  format: string,
  files: InputFile | readonly InputFile[],
  options: Readonly<Record<string, OptionValue>> = {},
  draft = new ImportDraft(),
): { draft: ImportDraft; report: ImportReport } {
  const reader = importFormat(format);
  const resolved = resolveOptions(reader, options);
  const list = Array.isArray(files) ? (files as readonly InputFile[]) : [files as InputFile];
  for (const file of list) guarded(file.name, draft, () => reader.read(file, resolved, draft));
  reader.finish?.(resolved, draft);
  draft.dropDangling();
  return {
    draft,
    report: reportOf(
      draft,
      format,
      list.map(({ name }) => name),
    ),
  };
}

/** The undirected simple graph of the links of a draft, for counting. */
export function linkGraph(draft: ImportDraft): { pairs: Set<string>; neighbours: Map<string, Set<string>> } {
  const pairs = new Set<string>();
  const neighbours = new Map<string, Set<string>>([...draft.elements.keys()].map((id) => [id, new Set<string>()]));
  for (const { record } of draft.relations.values()) {
    if (record.type !== 'link') continue;
    pairs.add(JSON.stringify([record.from, record.to].sort()));
    neighbours.get(record.from)!.add(record.to);
    neighbours.get(record.to)!.add(record.from);
  }
  return { pairs, neighbours };
}

/** Component sizes, largest first. */
export function componentSizes(neighbours: ReadonlyMap<string, ReadonlySet<string>>): number[] {
  const seen = new Set<string>();
  const sizes: number[] = [];
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const queue = [start];
    for (const id of queue) {
      for (const next of neighbours.get(id)!) {
        if (!seen.has(next)) {
          seen.add(next);
          queue.push(next);
        }
      }
    }
    sizes.push(queue.length);
  }
  return sizes.sort((a, b) => b - a);
}

/** Elements whose removal disconnects their component, by definition: slow, for small graphs only. */
export function cutVertices(neighbours: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const whole = componentSizes(neighbours).length;
  return [...neighbours.keys()].filter((id) => {
    if (neighbours.get(id)!.size < 2) return false;
    const rest = new Map(
      [...neighbours]
        .filter(([other]) => other !== id)
        .map(([other, set]) => [other, new Set([...set].filter((next) => next !== id))]),
    );
    return componentSizes(rest).length > whole;
  });
}

/** Everything that transitively depends on one of the elements. */
export function exposedTo(draft: ImportDraft, start: string): Set<string> {
  const dependants = new Map<string, string[]>();
  for (const { record } of draft.relations.values()) {
    if (record.type === 'link') continue;
    dependants.set(record.to, [...(dependants.get(record.to) ?? []), record.from]);
  }
  const seen = new Set([start]);
  for (const id of seen) for (const next of dependants.get(id) ?? []) seen.add(next);
  return seen;
}

export function kindCounts(draft: ImportDraft): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { record } of draft.elements.values()) counts[record.kind] = (counts[record.kind] ?? 0) + 1;
  return counts;
}

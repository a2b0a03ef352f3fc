import type { SourcePlace } from '@cleanpath/model';
import type { Entry, ImportDraft } from './import-draft.js';
import type { ImportSink } from './sink.js';

/** Records between two waits for the sink: about a megabyte of text. */
export const DRAIN_EVERY = 4096;

/** Hands everything collected to another sink, in the order it was found. */
export async function pourDraft(draft: ImportDraft, sink: ImportSink): Promise<void> {
  for (const { record, place } of draft.manifests) sink.manifest?.(record, place);
  if (draft.policyEntry) sink.policy?.(draft.policyEntry.record, draft.policyEntry.place);
  for (const declaration of draft.declarations) sink.synthetic(declaration);
  let count = 0;
  const pour = async <T>(
    entries: ReadonlyMap<string, Entry<T>>,
    put: (record: T, place: SourcePlace) => void,
  ): Promise<void> => {
    for (const { record, place } of entries.values()) {
      put(record, place);
      if (++count % DRAIN_EVERY === 0) await sink.drain?.();
    }
  };
  await pour(draft.suppliers, (record, place) => sink.supplier(record, place));
  await pour(draft.products, (record, place) => sink.product(record, place));
  await pour(draft.elements, (record, place) => sink.element(record, place));
  await pour(draft.relations, (record, place) => sink.relation(record, place));
  await pour(draft.demands, (record, place) => sink.demand(record, place));
  await pour(draft.slices, (record, place) => sink.slice(record, place));
  await pour(draft.evidenceSources, (record, place) => sink.evidenceSource(record, place));
  await pour(draft.evidences, (record, place) => sink.evidence(record, place));
  for (const found of draft.problems) sink.problem(found);
  await sink.drain?.();
}

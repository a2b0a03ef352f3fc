import type { ImportDraft } from '../import-draft.js';
import type { ImportSink } from '../sink.js';
import { synthesizeNational, type NationalOptions, type NationalSummary } from './national.js';
import type { Station } from './national-plan.js';

/** Operator of stations whose list names none. */
const UNNAMED_OPERATOR = { id: 'operator:unnamed', name: 'Operator not named in the source' };

/**
 * Expands the stations of an imported site list. Operators and problems of the import reach the sink as they are;
 * stations and sites are made anew, completed.
 */
export async function nationalFromDraft(
  draft: ImportDraft,
  options: NationalOptions,
  sink: ImportSink,
): Promise<NationalSummary> {
  const stations = stationsOf(draft);
  for (const { record, place } of draft.suppliers.values()) sink.supplier(record, place);
  let operators = draft.suppliers.size;
  if (stations.some(({ operator }) => operator === UNNAMED_OPERATOR.id)) {
    sink.supplier(UNNAMED_OPERATOR);
    operators++;
  }
  for (const found of draft.problems) sink.problem(found);
  const summary = await synthesizeNational(stations, options, sink);
  return { ...summary, suppliers: summary.suppliers + operators };
}

function stationsOf(draft: ImportDraft): Station[] {
  const stations: Station[] = [];
  for (const { record, place } of draft.elements.values()) {
    const { id, kind, lat, lon, attributes } = record;
    if (kind !== 'base-station' || lat === undefined || lon === undefined) continue;
    stations.push({
      id,
      lat,
      lon,
      operator: record.operator ?? UNNAMED_OPERATOR.id,
      site: record.site ?? `site/${lat},${lon}`,
      ...(attributes ? { attributes } : {}),
      ...(place.file === undefined ? {} : { file: place.file }),
      ...(place.line === undefined ? {} : { line: place.line }),
    });
  }
  return stations;
}

import type { SourcePlace } from '@cleanpath/model';
import type { SlotRow } from '../text/slots.js';
import type { RecordPlaces } from './check-record.js';

/** Places of a CSV row that outlive it: slot rows are reused. */
export function slotPlaces(row: SlotRow): RecordPlaces {
  const place: SourcePlace = { file: row.file, line: row.line };
  const places = row.names.map((_, field) => row.placeOf(field));
  return {
    place,
    at: (path) => places[row.names.indexOf(String(path[0]))] ?? place,
  };
}

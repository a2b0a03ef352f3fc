import type { SourcePlace } from '@cleanpath/model';
import type { SlotRow } from '../text/slots.js';
import type { RecordPlaces } from './check-record.js';

/** Places of the fields of a row that outlive it, two integers each: slot rows are reused, and tables are long. */
export function capturedPlaces(row: SlotRow): (field: number) => SourcePlace {
  const { file, line } = row;
  const stored = new Int32Array(row.names.length * 2);
  for (let field = 0; field < row.names.length; field++) {
    const place = row.placeOf(field);
    stored[2 * field] = place.line ?? 0;
    stored[2 * field + 1] = place.column ?? 0;
  }
  return (field) => {
    const column = stored[2 * field + 1] ?? 0;
    return column === 0 ? { file, line } : { file, line: stored[2 * field]!, column };
  };
}

/** Places of a CSV row for records checked by a schema. */
export function slotPlaces(row: SlotRow): RecordPlaces {
  const { names } = row;
  const placeOf = capturedPlaces(row);
  return { place: { file: row.file, line: row.line }, at: (path) => placeOf(names.indexOf(String(path[0]))) };
}

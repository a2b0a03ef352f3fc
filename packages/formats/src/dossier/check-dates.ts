import type { Evidence, SourcePlace, Supplier } from '@cleanpath/model';
import type { ProblemList } from './problem-list.js';
import type { RecordList } from './record-list.js';

/** Periods that end before they begin. */
export function checkDates(
  suppliers: RecordList<Supplier>,
  evidence: RecordList<Evidence>,
  problems: ProblemList,
): void {
  const note = (place: SourcePlace, message: string, value: string): void =>
    problems.note('dates-order', { ...place, message, value });
  suppliers.records.forEach((supplier, i) => {
    const places = suppliers.placesOf(i);
    for (const member of ['owners', 'aliases'] as const)
      supplier[member]?.forEach(({ from, until }, k) => {
        if (from !== undefined && until !== undefined && from >= until)
          note(
            places.at([member, k, 'until']),
            `${member}[${k}] ends on ${until}, not after it begins on ${from}`,
            until,
          );
      });
  });
  evidence.records.forEach(({ observedAt, expiresAt, recordedAt }, i) => {
    const places = evidence.placesOf(i);
    if (expiresAt !== undefined && expiresAt < observedAt)
      note(
        places.at(['expiresAt']),
        `expires on ${expiresAt}, before the fact was observed on ${observedAt}`,
        expiresAt,
      );
    if (recordedAt !== undefined && recordedAt < observedAt)
      note(places.at(['recordedAt']), `recorded on ${recordedAt}, before the fact of ${observedAt}`, recordedAt);
  });
}

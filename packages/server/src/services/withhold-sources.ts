import type { SupplierReport } from '@cleanpath/model';

type EvidenceRow = SupplierReport['evidence'][number];

/** Stands where a source, grade or name is not for the reader. */
export const WITHHELD = 'withheld';

/** May go to the supplier with its source: TLP 2.0 gives no limit, or the community the supplier is part of. */
const OPEN = new Set(['TLP:CLEAR', 'TLP:WHITE', 'TLP:GREEN']);
/** For the eyes of single recipients only: that it exists is told as well by nothing but its effect on the result. */
const CLOSED = 'TLP:RED';

/**
 * A supplier's report as the supplier itself may see it (FIRST TLP 2.0). CLEAR and GREEN evidence is shown whole. Of
 * AMBER evidence, with or without STRICT, the supplier sees what is said about it, so that it can answer: criterion,
 * type, date, direction, effect; not who said it, how reliable they are held, the excerpt, or an id, which often names
 * the source. RED evidence is left out; its effect stays within the decisions and opinions. An unknown marking counts
 * as RED. Sentences that name a withheld item or source lose the name.
 */
export function withholdSources(report: SupplierReport): SupplierReport {
  const hidden = report.evidence.filter(({ marking }) => !OPEN.has(marking));
  const names = new Set(hidden.flatMap(({ id, source }) => [id, source]));
  const redact = redactor(names);
  let count = 0;
  const evidence = report.evidence.flatMap((row): EvidenceRow[] => {
    if (OPEN.has(row.marking)) return [row];
    if (row.marking === CLOSED || !row.marking.startsWith('TLP:AMBER')) return [];
    count += 1;
    const { excerpt: _excerpt, note: _note, ...rest } = row;
    return [{ ...rest, id: `${WITHHELD}-${count}`, source: WITHHELD, grade: WITHHELD }];
  });
  return {
    ...report,
    evidence,
    decisions: report.decisions.map((decision) => ({
      ...decision,
      sentence: redact(decision.sentence),
      // “Without source X: trusted → excluded” says more than a name: that X speaks about the supplier.
      fragile: decision.fragile.filter((line) => redact(line) === line),
    })),
    next: report.next.filter((line) => redact(line) === line),
  };
}

/** Replaces whole ids; the longest first, so that none is taken for a part of another. */
function redactor(names: ReadonlySet<string>): (text: string) => string {
  if (names.size === 0) return (text) => text;
  const alternatives = [...names].sort((a, b) => b.length - a.length).map((name) => name.replace(/[^\w\s]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\w-])(?:${alternatives.join('|')})(?![\\w-])`, 'g');
  return (text) => text.replace(pattern, WITHHELD);
}

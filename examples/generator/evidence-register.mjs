import { CONTRA, PRO } from './evidence-sources.mjs';

const CATALOG = 'cleanpath-core';
const CATALOG_VERSION = '1.0.0';

/** Dates of observation, taken in turn, so that the register looks like one kept over a year. */
const DATES = ['2026-04-14', '2026-06-23', '2026-08-26', '2026-05-19', '2026-09-15', '2026-07-14', '2026-10-06'];
const LAST_RECORDED = '2026-10-28';

/** How a type of source usually marks what it shares, and who keeps the document. */
const MARKING = {
  ncsa: 'TLP:GREEN',
  partner: 'TLP:AMBER',
  register: 'TLP:CLEAR',
  court: 'TLP:CLEAR',
  'trade-press': 'TLP:CLEAR',
  wire: 'TLP:CLEAR',
  'leak-site': 'TLP:CLEAR',
  'new-blog': 'TLP:CLEAR',
  university: 'TLP:CLEAR',
  csirt: 'TLP:GREEN',
};
const USUAL_MARKING = 'TLP:AMBER';
/** Types of strength 6 and more are reviewed by a second person. */
const REVIEWED = new Set([
  'accredited-certification',
  'conformance-test-report',
  'independent-audit',
  'government-advisory',
  'regulator-or-court-finding',
  'ownership-registry-extract',
  'continuous-validation-run',
]);
const SHORT = {
  advisory: 'government-advisory',
  register: 'ownership-registry-extract',
  audit: 'independent-audit',
  court: 'regulator-or-court-finding',
  test: 'conformance-test-report',
  certificate: 'accredited-certification',
  flaws: 'vulnerability-record',
  incident: 'incident-record',
  components: 'component-analysis',
  study: 'academic-study',
  press: 'press-report',
  statement: 'self-declaration',
  answer: 'questionnaire-answer',
  rebuttal: 'supplier-rebuttal',
  run: 'continuous-validation-run',
};

/** Numbers, dates and files the items of evidence as a registrar would, in the order they are added. */
export class Register {
  list = [];
  /** Heading before the item with that id. */
  headings = new Map();
  #counts = new Map();
  #documents = new Map();

  chapter(heading, write) {
    const first = this.list.length;
    write();
    this.headings.set(this.list[first].id, heading);
  }

  items(subject, rows) {
    return rows.map(([criterion, type, source, credibility, more]) =>
      this.item(subject, criterion, type, source, credibility, more),
    );
  }

  item(subject, criterion, shortType, source, credibility, more = {}) {
    const type = SHORT[shortType];
    const stem = `ev-${subject.replace('/', '-')}-${criterion.toLowerCase()}`;
    const count = (this.#counts.get(stem) ?? 0) + 1;
    this.#counts.set(stem, count);
    const { observedAt = DATES[this.list.length % DATES.length], support = 1, excerpt, ...rest } = more;
    const document = (this.#documents.get(source) ?? 0) + 1;
    this.#documents.set(source, document);
    const id = `${stem}-${count}`;
    this.list.push({
      id,
      subject: { kind: subject.includes('/') ? 'product' : 'supplier', id: subject },
      criterion: `${CATALOG}:${criterion}@${CATALOG_VERSION}`,
      type,
      ...directionOf(support),
      support,
      source,
      credibility,
      observedAt,
      ...rest,
      locator: `${source}/${observedAt.slice(0, 4)}/${String(document).padStart(3, '0')}`,
      excerpt: excerpt ?? (support >= 0.5 ? PRO : CONTRA)[criterion],
      marking: MARKING[source] ?? USUAL_MARKING,
      recordedAt: recordedAfter(observedAt),
      recordedBy: 'analyst-1',
      ...(REVIEWED.has(type) ? { reviewedBy: 'analyst-2' } : {}),
    });
    return id;
  }
}

/** Entered two weeks after the fact, but not after the dossier was closed. */
function recordedAfter(date) {
  const entered = new Date(Date.parse(date) + 14 * 86_400_000).toISOString().slice(0, 10);
  return entered > LAST_RECORDED ? LAST_RECORDED : entered;
}

/** Full support goes without saying; the rest says which way it points. */
function directionOf(support) {
  if (support > MIXED_ABOVE && support < MIXED_BELOW) return { direction: 'mixed' };
  return support <= MIXED_ABOVE ? { direction: 'refutes' } : {};
}
const MIXED_ABOVE = 0.35;
const MIXED_BELOW = 0.65;

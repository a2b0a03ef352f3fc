import {
  byCodeUnits,
  EVIDENCE_DIRECTIONS,
  problem,
  SOURCE_GRADES,
  type Evidence,
  type EvidenceSource,
  type EvidenceType,
  type Problem,
  type ProblemCode,
  type ProblemDetails,
  type Product,
  type SourcePlace,
  type Supplier,
} from '@cleanpath/model';
import type { Catalogs } from '../catalogs/catalogs.js';

export interface EvidenceFacts {
  readonly evidence: readonly Evidence[];
  readonly sources: readonly EvidenceSource[];
  readonly suppliers: readonly Pick<Supplier, 'id'>[];
  readonly products: readonly Pick<Product, 'id'>[];
}

export interface EvidenceChecks {
  /** Places by `evidence:<id>` and `source:<id>`; a record without one gets a JSON pointer. */
  readonly places?: ReadonlyMap<string, SourcePlace>;
  /** Day of entry: what is dated after it is refused. Absent: only the dates of an item are compared. */
  readonly today?: string;
}

const HASH = /^[0-9a-f]{64}$/;

/**
 * Every fault of the evidence and its sources, in one pass, with place and remedy. Records may come from anywhere:
 * nothing is assumed about their values beyond the members of the schema.
 */
export function validateEvidence(
  { evidence, sources, suppliers, products }: EvidenceFacts,
  catalogs: Catalogs,
  { places, today }: EvidenceChecks = {},
): Problem[] {
  const problems: Problem[] = [];
  const known: Known = {
    types: new Map(catalogs.evidenceTypes.types.map((type) => [type.id, type])),
    sources: new Set(sources.map((source) => source.id)),
    suppliers: new Set(suppliers.map((supplier) => supplier.id)),
    products: new Set(products.map((product) => product.id)),
    leaves: leafKinds(catalogs),
  };
  const seenSources = new Set<string>();
  sources.forEach((source, index) => {
    const place = places?.get(`source:${source.id}`) ?? { pointer: `/sources/${index}` };
    if (seenSources.has(source.id)) problems.push(problem('duplicate-id', { ...place, value: source.id }));
    seenSources.add(source.id);
    for (const { grade } of source.grades) {
      if (!SOURCE_GRADES.includes(grade)) problems.push(problem('grade-unknown', { ...place, value: grade }));
    }
  });
  const byId = new Map<string, Evidence>();
  evidence.forEach((item, index) => {
    const place = places?.get(`evidence:${item.id}`) ?? { pointer: `/evidence/${index}` };
    const report: Report = (code, details) => problems.push(problem(code, { ...place, ...details }));
    if (byId.has(item.id)) report('duplicate-id', { value: item.id });
    else byId.set(item.id, item);
    checkReferences(item, known, report);
    checkFigures(item, known.types.get(item.type), report);
    checkDates(item, today, report);
    if (item.sha256 !== undefined && !HASH.test(item.sha256)) report('hash-format', { value: item.sha256 });
  });
  problems.push(...derivationFaults(evidence, byId, places));
  return problems;
}

type Report = (code: ProblemCode, details: ProblemDetails) => void;

interface Known {
  readonly types: ReadonlyMap<string, EvidenceType>;
  readonly sources: ReadonlySet<string>;
  readonly suppliers: ReadonlySet<string>;
  readonly products: ReadonlySet<string>;
  /** Kind of every node by `catalog:node`. */
  readonly leaves: ReadonlyMap<string, 'leaf' | 'inner'>;
}

function leafKinds({ criteria }: Catalogs): Map<string, 'leaf' | 'inner'> {
  const kinds = new Map<string, 'leaf' | 'inner'>();
  for (const catalog of criteria.values()) {
    for (const node of catalog.nodes) {
      kinds.set(`${catalog.id}:${node.id}`, node.kind === 'criterion' ? 'leaf' : 'inner');
    }
  }
  return kinds;
}

function checkReferences(item: Evidence, known: Known, report: Report): void {
  const missing = (what: string, value: string): void => {
    report('reference-dangling', { message: `Evidence "${item.id}" names an unknown ${what}`, value });
  };
  const criterion = item.criterion.split('@')[0] ?? '';
  if (known.leaves.get(criterion) !== 'leaf') {
    report('criterion-not-leaf', {
      message: `Evidence "${item.id}" names "${criterion}", which is ${known.leaves.has(criterion) ? 'a group' : 'no criterion'}`,
      value: item.criterion,
    });
  }
  if (!known.types.has(item.type)) missing('evidence type', item.type);
  if (!known.sources.has(item.source)) missing('source', item.source);
  const { kind, id } = item.subject;
  if (kind === 'supplier' && !known.suppliers.has(id)) missing('supplier', id);
  if (kind === 'product' && !known.products.has(id)) missing('product', id);
  if (
    kind === 'version' &&
    !known.products.has(id) &&
    !known.products.has(id.slice(0, Math.max(0, id.lastIndexOf('@'))))
  ) {
    missing('product version', id);
  }
}

function checkFigures(item: Evidence, type: EvidenceType | undefined, report: Report): void {
  const { direction, support, strength, credibility } = item;
  if (!Number.isInteger(credibility) || credibility < 1 || credibility > 6) {
    report('grade-unknown', { message: `The credibility of "${item.id}" is not a digit 1 to 6`, value: credibility });
  }
  const contradicts =
    (support !== undefined && !(support >= 0 && support <= 1)) ||
    (direction !== undefined && !EVIDENCE_DIRECTIONS.includes(direction)) ||
    (direction === 'supports' && support !== undefined && support < 0.5) ||
    (direction === 'refutes' && support !== undefined && support > 0.5) ||
    (direction === 'mixed' && support === undefined);
  if (contradicts) {
    report('support-range', { message: `The support of "${item.id}" does not fit`, value: support ?? direction });
  }
  if (strength === undefined) return;
  if (!(strength > 0) || strength > (type?.strength ?? Infinity)) {
    report('strength-range', { message: `The strength of "${item.id}" does not fit its type`, value: strength });
  } else if (type !== undefined && strength < type.strength && item.strengthReason === undefined) {
    report('strength-range', {
      message: `The strength of "${item.id}" is below that of its type, and no reason is given`,
      value: strength,
      remedy: 'Give a strengthReason, or leave the strength out.',
    });
  }
}

function checkDates(item: Evidence, today: string | undefined, report: Report): void {
  const recorded = item.recordedAt ?? item.observedAt;
  if (item.expiresAt !== undefined && item.expiresAt <= item.observedAt) {
    report('dates-order', { message: `"${item.id}" expires before it was observed`, value: item.expiresAt });
  }
  if (item.stateSince !== undefined && item.stateSince < recorded) {
    report('dates-order', { message: `"${item.id}" changed its state before it was recorded`, value: item.stateSince });
  }
  if (item.observedAt > recorded) {
    report('future-dated', { message: `"${item.id}" was recorded before it was observed`, value: item.observedAt });
  } else if (today !== undefined && recorded > today) {
    report('future-dated', { message: `"${item.id}" is dated after ${today}`, value: recorded });
  }
}

/** Items derived from nothing known, or in a circle. */
function derivationFaults(
  evidence: readonly Evidence[],
  byId: ReadonlyMap<string, Evidence>,
  places: ReadonlyMap<string, SourcePlace> | undefined,
): Problem[] {
  const problems: Problem[] = [];
  const settled = new Set<string>();
  evidence.forEach((item, index) => {
    const place = places?.get(`evidence:${item.id}`) ?? { pointer: `/evidence/${index}` };
    for (const other of [item.derivedFrom, item.supersededBy]) {
      if (other !== undefined && !byId.has(other)) {
        problems.push(problem('reference-dangling', { ...place, value: other }));
      }
    }
    const path = new Set<string>();
    let at: string | undefined = item.id;
    while (at !== undefined && !settled.has(at) && !path.has(at)) {
      path.add(at);
      at = byId.get(at)?.derivedFrom;
    }
    if (at !== undefined && path.has(at)) {
      const circle = [...path].slice([...path].indexOf(at)).sort(byCodeUnits);
      problems.push(
        problem('derived-cycle', { ...place, message: `Derived from each other: ${circle.join(', ')}`, value: circle }),
      );
    }
    for (const id of path) settled.add(id);
  });
  return problems;
}

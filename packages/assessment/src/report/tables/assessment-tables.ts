import { PLANES, TIERS, type Assessment, type CutMember } from '@cleanpath/model';
import { csvTable, type CsvValue } from './csv.js';

/** Between the members of a list in one cell. */
const LIST = ' | ';

/**
 * An assessment as CSV tables by file name; complete, in the order of the document. Lists share a cell, divided by
 * " | "; a chain reads `element > relation > element`. What each table holds: `TABLE_NOTES`.
 */
export function assessmentTables(assessment: Assessment): ReadonlyMap<string, string> {
  return new Map([
    ['demands.csv', demands(assessment)],
    ['legs.csv', legs(assessment)],
    ['suppliers.csv', suppliers(assessment)],
    ['decisions.csv', decisions(assessment)],
    ['concentration.csv', concentration(assessment)],
    ['causes.csv', causes(assessment)],
    ['elements.csv', elements(assessment)],
  ]);
}

function demands(assessment: Assessment): string {
  const header = [
    'id',
    'name',
    'service',
    'slice',
    'criticality',
    'weight',
    'people',
    'verdict',
    ...PLANES,
    'sentence',
  ];
  return csvTable(
    header,
    assessment.demands.map((d) => [
      d.id,
      d.name,
      d.service,
      d.slice,
      d.criticality,
      d.weight,
      d.people,
      d.verdict,
      ...PLANES.map((plane) => d.planes[plane]),
      d.sentence,
    ]),
  );
}

function legs(assessment: Assessment): string {
  const header = ['demand', 'leg', 'plane', 'kind', 'from', 'to', 'elements', 'verdict', 'reason', 'route', 'culprits'];
  header.push('roots', 'chains', 'cleaningCost', 'sentence');
  return csvTable(
    header,
    assessment.demands.flatMap((demand) =>
      demand.legs.map((leg, i): CsvValue[] => [
        demand.id,
        i + 1,
        leg.plane,
        leg.kind,
        leg.from,
        leg.to,
        leg.elements?.join(LIST),
        leg.verdict,
        leg.reason,
        leg.route?.join(LIST),
        leg.culprits?.map(({ element }) => element).join(LIST),
        leg.culprits && [...new Set(leg.culprits.flatMap(({ roots }) => roots))].join(LIST),
        leg.culprits?.map(chainText).join(LIST),
        leg.cleaningCost,
        leg.sentence,
      ]),
    ),
  );
}

function chainText({ chain }: CutMember): string {
  return chain
    .map(({ element, relation }) => (relation === undefined ? element : `${relation} > ${element}`))
    .join(' > ');
}

function suppliers(assessment: Assessment): string {
  const header = ['id', 'name', 'fictional', 'jurisdictions', 'group', ...TIERS, 'elements', 'elementShare'];
  header.push('exposedElements', 'exposedDemands', 'brokenDemands', 'brokenPeople', 'blocks', 'leavesOpen', 'next');
  return csvTable(
    header,
    assessment.suppliers.map((s) => [
      s.id,
      s.name,
      s.fictional,
      s.jurisdictions.join(LIST),
      s.group,
      ...TIERS.map((tier) => s.decisions.find((decision) => decision.tier === tier)?.outcome),
      s.elements,
      s.elementShare,
      s.exposedElements,
      s.exposedDemands,
      s.brokenDemands,
      s.brokenPeople,
      s.blocks,
      s.leavesOpen,
      s.next.join(LIST),
    ]),
  );
}

function decisions(assessment: Assessment): string {
  const header = ['supplier', 'name', 'tier', 'outcome', 'lower', 'upper', 'coverage', 'accept', 'exclude'];
  header.push('minimumCoverage', 'binding', 'fragile', 'sentence');
  return csvTable(
    header,
    assessment.suppliers.flatMap((s) =>
      s.decisions.map((d): CsvValue[] => [
        s.id,
        s.name,
        d.tier,
        d.outcome,
        d.lower,
        d.upper,
        d.coverage,
        d.accept,
        d.exclude,
        d.minimumCoverage,
        d.binding,
        d.fragile.join(LIST),
        d.sentence,
      ]),
    ),
  );
}

function concentration(assessment: Assessment): string {
  const header = ['plane', 'tier', 'region', 'depth', 'measure', 'total', 'unknown', 'hhiLower', 'hhiUpper'];
  header.push('effectiveLower', 'effectiveUpper', 'band', 'topSuppliers', 'topShares');
  return csvTable(
    header,
    assessment.concentration.map((c) => [
      c.plane,
      c.tier,
      c.region,
      c.depth,
      c.measure,
      c.total,
      c.unknown,
      c.hhi.lower,
      c.hhi.upper,
      c.effective.lower,
      c.effective.upper ?? undefined,
      c.band,
      c.top.map(({ supplier }) => supplier).join(LIST),
      c.top.map(({ share }) => String(share)).join(LIST),
    ]),
  );
}

function causes(assessment: Assessment): string {
  return csvTable(
    ['rank', 'element', 'supplier', 'blocks', 'gain', 'demands', 'sentence'],
    assessment.causes.map((c, i) => [i + 1, c.element, c.supplier, c.blocks, c.gain, c.demands.join(LIST), c.sentence]),
  );
}

function elements(assessment: Assessment): string {
  const header = ['id', 'name', 'kind', 'plane', 'tier', 'suppliers', 'product', 'site', 'region', 'lat', 'lon'];
  header.push('own', 'effective', 'ownReason', 'file', 'line', 'pointer');
  return csvTable(
    header,
    assessment.elements.map((e) => {
      const source = Object.hasOwn(assessment.provenance, e.id) ? assessment.provenance[e.id] : undefined;
      return [
        e.id,
        e.name,
        e.kind,
        e.plane,
        e.tier,
        e.suppliers.join(LIST),
        e.product,
        e.site,
        e.region,
        e.lat,
        e.lon,
        e.own,
        e.effective,
        e.ownReason,
        source?.file,
        source?.line,
        source?.pointer,
      ];
    }),
  );
}

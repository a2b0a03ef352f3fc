import {
  ABSENT,
  byCodeUnits,
  elementKind,
  elementPassive,
  PLANES,
  roundResult,
  tierCode,
  TIERS,
  type Assessment,
  type ConcentrationReport,
  type ConcentrationSet,
} from '@cleanpath/model';
import {
  concentration,
  type ConcentrationCell,
  type ConcentrationDepth,
  type ConcentrationInput,
  type PartyLists,
  type ScopeDimension,
} from '@cleanpath/network';
import { controllingGroup } from './supplier-reports.js';
import { tierOfElement, type Study } from './study.js';

/** Cells reported, largest first within each scope: a reader filters by plane and tier, not by a million cells. */
const CELL_LIMIT = 3000;

/** Suppliers named per cell. */
const TOP = 6;

const SCOPES: readonly (readonly ScopeDimension[])[] = [[], ['plane'], ['plane', 'tier'], ['plane', 'tier', 'region']];
const DEPTHS: readonly ConcentrationDepth[] = ['prime', 'owner', 'closure'];

export interface ConcentrationFindings {
  readonly reports: ConcentrationReport[];
  readonly thresholds: Assessment['concentrationThresholds'];
  /** Cells left out. */
  readonly omitted: number;
}

/** How concentrated the supply is, per plane × tier × region, at three depths of dependence, by number of elements. */
export function concentrationReports(study: Study, exposure: PartyLists): ConcentrationFindings {
  const input = concentrationInput(study, exposure);
  const set = thresholdSet(study);
  const bands = set?.bands;
  const cells = SCOPES.flatMap((scope) =>
    DEPTHS.flatMap((depth) =>
      concentration(input, {
        scope,
        measure: 'count',
        depth,
        ...(set === undefined ? {} : { thresholds: { id: set.id, bands: set.bands } }),
      }),
    ),
  );
  const reports = cells.flatMap((cell) => cellReport(study, cell)).sort(byScopeAndSize);
  return {
    reports: reports.slice(0, CELL_LIMIT),
    omitted: Math.max(0, reports.length - CELL_LIMIT),
    thresholds:
      set === undefined || bands === undefined
        ? undefined
        : { id: set.id, source: set.title, bands: bands.map(({ upTo, label }) => ({ upTo, label })) },
  };
}

/** Widest scopes first, then the largest cells; names decide ties, so that no row order of the source shows. */
function byScopeAndSize(a: ConcentrationReport, b: ConcentrationReport): number {
  const width = (report: ConcentrationReport): number =>
    [report.plane, report.tier, report.region].filter((name) => name !== 'all').length;
  const name = (report: ConcentrationReport): string => `${report.plane}|${report.tier}|${report.region}`;
  return (
    width(a) - width(b) ||
    b.total - a.total ||
    byCodeUnits(name(a), name(b)) ||
    DEPTHS.indexOf(a.depth) - DEPTHS.indexOf(b.depth)
  );
}

function thresholdSet(study: Study): ConcentrationSet | undefined {
  const { sets } = study.catalogs.concentrationThresholds;
  return sets.find((set) => set.id === study.policy.network.concentrationThresholds);
}

function concentrationInput(study: Study, exposure: PartyLists): ConcentrationInput {
  const { network, dossier } = study;
  const { elements } = dossier;
  const prime = new Int32Array(network.count).fill(-1);
  const include = new Uint8Array(network.count);
  const tier = new Uint8Array(network.count);
  for (let e = 0; e < network.count; e++) {
    include[e] = elementPassive(elements, e) ? 0 : 1;
    tier[e] = tierCode(tierOfElement(study, elementKind(elements, e), e));
    // Bit 0 of the roles is the prime party.
    for (let i = network.parties.off[e]!; i < network.parties.off[e + 1]!; i++) {
      if ((network.parties.roles[i]! & 1) === 1) prime[e] = network.parties.supplier[i]!;
    }
  }
  return {
    elementCount: network.count,
    partyCount: network.suppliers.length,
    partyIds: network.suppliers,
    prime,
    include,
    owner: Int32Array.from(network.suppliers, (id) => network.supplierRow.get(controllingGroup(study, id)) ?? -1),
    closure: exposure,
    dimensions: { plane: network.plane, tier, region: regionCodes(study) },
    measures: {},
  };
}

/** Region per element as a code into `regionNames`, -1 where none is stated. */
function regionCodes(study: Study): Int32Array {
  const { codes } = study.dossier.elements.text.region;
  return codes.length > 0 ? codes : new Int32Array(study.network.count).fill(ABSENT);
}

function cellReport(study: Study, cell: ConcentrationCell): ConcentrationReport[] {
  if (cell.bounds === null) return [];
  const { hhi, nEff } = cell.bounds;
  const regions = study.dossier.elements.text.region.values;
  const { plane, tier, region } = cell.scope;
  return [
    {
      plane: plane === undefined ? 'all' : PLANES[plane]!,
      tier: tier === undefined ? 'all' : TIERS[tier]!,
      region: region === undefined ? 'all' : (regions[region] ?? 'not stated'),
      depth: cell.depth,
      measure: 'count',
      total: roundResult(cell.total),
      unknown: roundResult(cell.unknown),
      hhi: { lower: roundResult(hhi.lower), upper: roundResult(hhi.upper) },
      effective: { lower: roundResult(nEff.lower), upper: nEff.upper === null ? null : roundResult(nEff.upper) },
      top: [...cell.shares]
        .sort(
          (a, b) =>
            b.share - a.share || byCodeUnits(study.network.suppliers[a.party]!, study.network.suppliers[b.party]!),
        )
        .slice(0, TOP)
        .map((row) => ({ supplier: study.network.suppliers[row.party]!, share: roundResult(row.share) })),
      ...(cell.judgement === null ? {} : { band: bandText(cell.judgement.band) }),
    },
  ];
}

function bandText({ lower, upper }: { readonly lower: string; readonly upper: string }): string {
  return lower === upper ? lower : `${lower} to ${upper}`;
}

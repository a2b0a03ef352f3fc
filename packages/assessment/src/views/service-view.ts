import { elementPlane, numberValue, PLANES, roundResult, type LegReport } from '@cleanpath/model';
import { explainExposure, rootsOf, type LegEvidence } from '@cleanpath/network';
import { citations } from '../citations.js';
import { demandFinding } from '../demand-reports.js';
import type { Study } from '../study.js';
import { describeElements, supplierNames } from './describe-elements.js';
import { hopReason } from './element-sentence.js';
import { evidenceBehind } from './hop-evidence.js';
import { rootTree } from './root-tree.js';
import type { ServiceHop, ServiceLeg, ServiceView } from './view-types.js';
import { waysOut } from './ways-out.js';

/** Members of a cut drawn beside the route: the picture of a wide cut is no clearer with all of them. */
const CUT_DRAWN = 6;

/**
 * One service as swim-lanes: hops along the best route, under each what it hangs on as deep as the reason goes, members
 * of the cut on other routes, ways out. Undefined where the network has no such demand.
 */
export function serviceView(study: Study, id: string): ServiceView | undefined {
  const row = study.dossier.demands.findIndex((demand) => demand.id === id);
  if (row < 0) return undefined;
  const cite = citations(study);
  const { report, evidence } = demandFinding(study, cite, row);
  const first = study.table.demands.legOff[row]!;
  const legs = report.legs.map((leg, i) => serviceLeg(study, leg, first + i, evidence.legs[i]!));
  const drawn = drawnElements(study, report.legs, legs);
  const elements = describeElements(study, drawn);
  const currency = study.dossier.manifest.currency;
  return {
    demand: report,
    elements: Object.fromEntries(elements.map((element) => [element.id, element])),
    supplierNames: supplierNames(
      study,
      elements.flatMap(({ suppliers }) => suppliers),
    ),
    legs,
    route: routePositions(study, report.legs),
    ...(currency === undefined ? {} : { currency }),
  };
}

function serviceLeg(study: Study, report: LegReport, leg: number, evidence: LegEvidence): ServiceLeg {
  const rowOf = (id: string): number => study.dossier.elements.indexOf.get(id)!;
  const hops = hopIds(report, evidence).map(({ id, cut }) => serviceHop(study, rowOf(id), cut));
  const planes = new Set(
    hops.flatMap(({ element, hangs }) => [
      elementPlane(study.dossier.elements, rowOf(element)),
      ...hangs.map(({ plane }) => plane),
    ]),
  );
  return { lanes: PLANES.filter((plane) => planes.has(plane)), hops, waysOut: waysOut(study, leg, evidence) };
}

/** The route, or ends and members where there is none; members of the cut on other routes follow the one on this. */
function hopIds(report: LegReport, evidence: LegEvidence): { id: string; cut: boolean }[] {
  const blocking = new Set(evidence.verdict === 'blocked' ? (report.culprits ?? []).map(({ element }) => element) : []);
  const ends = [report.from, report.to].filter((end) => end !== undefined);
  const route = report.route ?? report.elements ?? ends;
  const hops = route.map((id) => ({ id, cut: blocking.has(id) }));
  const onRoute = new Set(route);
  const others = [...blocking].filter((id) => !onRoute.has(id)).slice(0, CUT_DRAWN);
  const last = hops.findLastIndex(({ cut }) => cut);
  hops.splice(last >= 0 ? last + 1 : Math.max(hops.length - 1, 0), 0, ...others.map((id) => ({ id, cut: true })));
  return hops;
}

function serviceHop(study: Study, row: number, cut: boolean): ServiceHop {
  const chain = explainExposure(study.view, row);
  const { total } = rootsOf(study.view, row, { limit: 1 });
  const { hangs, roots } = rootTree(study, row);
  const evidence = evidenceBehind(study, roots.length === 0 ? [row] : roots);
  return {
    element: study.dossier.elements.ids[row]!,
    reason: hopReason(study, row, chain, total),
    evidence: [...evidence.keys()],
    ...(evidence.size === 0 ? {} : { evidenceOf: Object.fromEntries(evidence) }),
    hangs: [...hangs],
    cut,
  };
}

/** Rows of everything drawn or named: routes, what hangs below, culprits with their chains, ways out. */
function drawnElements(study: Study, reports: readonly LegReport[], legs: readonly ServiceLeg[]): number[] {
  const ids = new Set<string>();
  for (const { hops, waysOut: ways } of legs) {
    for (const { element, hangs } of hops)
      for (const id of [element, ...hangs.map((hang) => hang.element)]) ids.add(id);
    for (const { elements } of ways) for (const id of elements) ids.add(id);
  }
  for (const { from, to, elements, route, culprits } of reports) {
    for (const id of [from, to, ...(elements ?? []), ...(route ?? [])]) if (id !== undefined) ids.add(id);
    for (const { element, roots, chain } of culprits ?? [])
      for (const id of [element, ...roots, ...chain.map((step) => step.element)]) ids.add(id);
  }
  return [...ids].sort((a, b) => (a < b ? -1 : 1)).map((id) => study.dossier.elements.indexOf.get(id)!);
}

/** Positions along the routes of all legs, those without one left out. */
function routePositions(study: Study, legs: readonly LegReport[]): ServiceView['route'] {
  const { indexOf, number } = study.dossier.elements;
  return legs.flatMap(({ route }) =>
    (route ?? []).flatMap((id) => {
      const row = indexOf.get(id)!;
      const lat = numberValue(number.lat, row);
      const lon = numberValue(number.lon, row);
      return lat === undefined || lon === undefined ? [] : [{ id, lat: roundResult(lat), lon: roundResult(lon) }];
    }),
  );
}

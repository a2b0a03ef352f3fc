import { byCodeUnits, elementTitle, numberValue, roundResult, UNKNOWN, UNTRUSTED, VERDICTS } from '@cleanpath/model';
import { elementFinding, type ElementFinding, type LegEvidence } from '@cleanpath/network';
import type { Study } from '../study.js';
import { verdictsIfTrusted } from '../what-if.js';
import { counted, figure, listed, sentenceCase } from '../words.js';
import { rootsAlong } from './roots-along.js';
import type { WayOut } from './view-types.js';

/** Ways out told per leg. */
const WAYS = 3;

/** Elements up to which a way out is tried on the whole network before it is told; beyond, the drawn route is proof enough. */
const TRIED_UP_TO = 50_000;

/** Elements named in the sentence; all of them are in the list beside it. */
const NAMED = 3;

/**
 * What would free a leg, cheapest first. For a blocked leg: replacing what makes the drawn route or a member of the cut
 * unclean. For an undetermined one: evidence on what is unknown. `leg` is the row in the demand table.
 */
export function waysOut(study: Study, leg: number, evidence: LegEvidence): WayOut[] {
  if (evidence.verdict === 'blocked') return replacements(study, leg, evidence);
  return evidence.verdict === 'undetermined' ? clearances(study, evidence) : [];
}

interface Candidate {
  /** By id. */
  readonly roots: readonly number[];
  /** Why it frees the leg. */
  readonly basis: 'cheapest-route' | 'shortest-route' | 'one-way' | 'certain';
  /** Unknown causes that stay, where they are counted. */
  readonly open: number | 'some';
}

function replacements(study: Study, leg: number, evidence: LegEvidence): WayOut[] {
  const candidates = new Map<string, Candidate>();
  for (const candidate of [routeCandidate(study, leg, evidence), ...memberCandidates(study, leg, evidence)]) {
    if (candidate === undefined || candidate.roots.length === 0) continue;
    const key = candidate.roots.map((root) => study.dossier.elements.ids[root]!).join('\n');
    if (!candidates.has(key)) candidates.set(key, candidate);
  }
  return [...candidates]
    .map(([key, candidate]) => ({ key, candidate, price: priceOf(study, candidate.roots) }))
    .sort(
      (a, b) =>
        a.price.total - b.price.total ||
        a.candidate.roots.length - b.candidate.roots.length ||
        byCodeUnits(a.key, b.key),
    )
    .slice(0, WAYS)
    .map(({ candidate, price }) => replacement(study, candidate, price));
}

/** Everything that makes the drawn route untrusted: without it the route is free of untrusted elements. */
function routeCandidate(study: Study, leg: number, { route }: LegEvidence): Candidate | undefined {
  if (!route) return undefined;
  const roots = rootsAlong(study, route.elements, UNTRUSTED);
  const open = rootsAlong(study, route.elements, UNKNOWN).length;
  // With one-way links the way back is another path, which may be blocked as well.
  if (study.network.links.directed && study.table.demands.twoWay[leg] === 1)
    return tried(study, leg, roots) ?? { roots, basis: 'one-way', open };
  return { roots, basis: route.basis === 'cheapest' ? 'cheapest-route' : 'shortest-route', open };
}

/** All members of a set together; of a path, single members of the cut. */
function memberCandidates(study: Study, leg: number, { cut, offenders }: LegEvidence): (Candidate | undefined)[] {
  const rows = (findings: readonly ElementFinding[]): number[] => findings.map(({ element }) => element);
  if (offenders && study.table.demands.from[leg]! < 0) {
    const open = rootsAlong(study, rows(offenders), UNKNOWN).length;
    return [{ roots: rootsAlong(study, rows(offenders), UNTRUSTED), basis: 'certain', open }];
  }
  if (offenders) return [tried(study, leg, rootsAlong(study, rows(offenders), UNTRUSTED))];
  return (cut?.members ?? [])
    .slice(0, 2 * WAYS)
    .map(({ element }) => tried(study, leg, rootsAlong(study, [element], UNTRUSTED)));
}

/** A member of a cut need not be the last obstacle: it is told only where all verdicts, worked out anew, agree. */
function tried(study: Study, leg: number, roots: readonly number[]): Candidate | undefined {
  if (study.network.count > TRIED_UP_TO || roots.length === 0) return undefined;
  const after = VERDICTS[verdictsIfTrusted(study, roots).legVerdict[leg]!]!;
  if (after !== 'clean' && after !== 'undetermined') return undefined;
  return { roots, basis: 'certain', open: after === 'clean' ? 0 : 'some' };
}

interface Price {
  readonly stated: number;
  readonly unpriced: number;
  /** For the order: what states no cost is not cheap. */
  readonly total: number;
}

function priceOf(study: Study, roots: readonly number[]): Price {
  const column = study.dossier.elements.number.replacementCost;
  const costs = roots.map((root) => numberValue(column, root));
  const known = costs.filter((cost) => cost !== undefined);
  const stated = known.reduce((sum, cost) => sum + cost, 0);
  const unpriced = costs.length - known.length;
  const typical = known.length === 0 ? 1 : stated / known.length;
  return { stated: roundResult(stated), unpriced, total: stated + unpriced * typical };
}

function replacement(study: Study, { roots, basis, open }: Candidate, price: Price): WayOut {
  const names = listed(
    roots.map((root) => titleOf(study, root)),
    NAMED,
  );
  return {
    sentence: `Replace or re-home ${names} (${costWords(study, price, roots.length)}): ${effectWords(basis, open)}.`,
    elements: roots.map((root) => study.dossier.elements.ids[root]!),
    ...(price.unpriced === roots.length ? {} : { cost: price.stated }),
  };
}

function costWords(study: Study, { stated, unpriced }: Price, roots: number): string {
  if (unpriced === roots) return 'no cost is recorded';
  const currency = study.dossier.manifest.currency;
  const sum = `${figure(Math.round(stated))}${currency === undefined ? '' : ` ${currency}`}`;
  if (unpriced === 0) return `${sum}, an upper bound`;
  return `${sum} and more: ${counted(unpriced, 'element')} ${unpriced === 1 ? 'states' : 'state'} no cost`;
}

function effectWords(basis: Candidate['basis'], open: Candidate['open']): string {
  const left = open === 'some' ? 'what is unknown' : counted(open, 'unknown cause');
  const effect = open === 0 ? 'a clean path exists then' : `it is no longer blocked then, and ${left} left to clear up`;
  switch (basis) {
    case 'cheapest-route':
      return `${effect}, along the route that costs least to clean`;
    case 'shortest-route':
      return `${effect}, along the route drawn, which is short and perhaps not the cheapest`;
    case 'one-way':
      return `${effect}, in the direction drawn; the way back was not tried`;
    case 'certain':
      return effect;
  }
}

/** Evidence worth having: unknown causes of the leg by their supplier, most causes first. */
function clearances(study: Study, evidence: LegEvidence): WayOut[] {
  const findings = [...(evidence.unknown ?? []), ...(evidence.offenders ?? [])];
  const roots = rootsAlong(
    study,
    findings.map(({ element }) => element),
    UNKNOWN,
  );
  const bySupplier = new Map<string, number[]>();
  for (const root of roots) {
    const key = unknownSupplier(study, root);
    const list = bySupplier.get(key);
    if (list) list.push(root);
    else bySupplier.set(key, [root]);
  }
  return [...bySupplier]
    .sort(([a, x], [b, y]) => y.length - x.length || byCodeUnits(a, b))
    .slice(0, WAYS)
    .map(([supplier, open]) => ({
      sentence: clearance(study, supplier, open, roots.length),
      elements: open.map((root) => study.dossier.elements.ids[root]!),
    }));
}

/** The first supplier that leaves a root unknown; empty where its own facts do. */
function unknownSupplier(study: Study, root: number): string {
  const suppliers = elementFinding(study.view, root, { rootLimit: 1 })?.suppliers ?? [];
  return suppliers.length === 0 ? '' : study.network.suppliers[suppliers[0]!]!;
}

function clearance(study: Study, supplier: string, open: readonly number[], total: number): string {
  const share =
    open.length === total
      ? total === 1
        ? 'the one unknown cause'
        : `all ${figure(total)} unknown causes`
      : `${figure(open.length)} of ${figure(total)} unknown causes`;
  const names = listed(
    open.map((root) => titleOf(study, root)),
    NAMED,
  );
  if (supplier === '') return sentenceCase(`record what is missing about ${names}: that settles ${share} on this leg.`);
  const name = study.dossier.suppliers.find(({ id }) => id === supplier)?.name ?? supplier;
  return `Get evidence on ${name}: that settles ${share} on this leg (${names}).`;
}

function titleOf(study: Study, row: number): string {
  return elementTitle(study.dossier.elements, row);
}

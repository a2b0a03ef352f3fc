import type { SupplierReport } from '@cleanpath/model';
import { bounded } from '../bounded.js';
import { outcomeGlyph } from '../charts/glyph.js';
import { intervalBar, opinionBar, type Threshold } from '../charts/opinion-bar.js';
import { counted, figure, percent, unit } from '../figures.js';
import { html, type Html } from '../html.js';
import { MAX_EVIDENCE_ROWS, MAX_SUPPLIER_BYTES, MAX_SUPPLIER_SECTIONS } from '../limits.js';
import { anchor, named, sentence, shorten } from '../names.js';
import { OUTCOME_WORDS, TIER_WORDS } from '../words.js';
import type { ReportView } from '../view.js';
import { dataTable } from './data-table.js';
import { leftOutNote, section } from './section.js';

type TierDecision = SupplierReport['decisions'][number];
type CriterionReport = SupplierReport['criteria'][number];

/** Criteria shown per supplier; catalogs with hundreds of statements are read in the CSV. */
const MAX_CRITERIA = 40;

/** Rows of evidence on paper; `print-style.ts` hides the others. */
const PRINTED_EVIDENCE = 8;

export interface SupplierProfiles {
  readonly section: Html;
  readonly profiled: ReadonlySet<string>;
}

/** One part per supplier: decisions against their thresholds, criteria, evidence, what evidence comes next. */
export function supplierProfiles(view: ReportView): SupplierProfiles {
  const { items, leftOut } = bounded(
    view.suppliers,
    (s) => profile(s, view),
    MAX_SUPPLIER_SECTIONS,
    MAX_SUPPLIER_BYTES,
  );
  if (items.length === 0) return { section: html``, profiled: new Set() };
  const body = section(
    {
      id: 'profiles',
      title: 'What was concluded about each supplier',
      lead: 'Every bar runs from 0 to 1: belief, uncertainty (hatched), disbelief. The line above it is the 90 % interval with its mean. Dashed: the lower bound from which the policy accepts; dotted: the upper bound up to which it excludes.',
    },
    html`<div class="profiles">${items}</div>`,
    leftOutNote(leftOut, 'suppliers', 'suppliers.csv and decisions.csv'),
  );
  return { section: body, profiled: new Set(view.suppliers.slice(0, items.length).map(({ id }) => id)) };
}

function profile(supplier: SupplierReport, view: ReportView): Html {
  const id = anchor('supplier', supplier.id);
  return html`<article id="${id}" class="profile" aria-labelledby="${id}-title">
    <header>
      <h3 id="${id}-title">${named(supplier.name)}</h3>
      <p class="facts">${facts(supplier, view).map((fact) => html`<span>${fact}</span>`)}</p>
    </header>
    <div class="profile-body">${decisions(supplier)} ${criteria(supplier)}</div>
    ${evidence(supplier)} ${next(supplier)}
  </article>`;
}

function facts(supplier: SupplierReport, view: ReportView): Html[] {
  return [
    html`${shorten(supplier.jurisdictions.slice(0, 8).join(', ') || 'jurisdiction not recorded', 60)}`,
    ...(supplier.group === supplier.id ? [] : [html`controlled by ${named(view.supplier(supplier.group), 60)}`]),
    html`${counted(supplier.elements, 'element')} (${percent(supplier.elementShare)})`,
    html`exposes ${counted(supplier.exposedDemands, 'service')}`,
    html`breaks
    ${counted(supplier.brokenDemands, 'service')}${supplier.brokenPeople === undefined ? '' : ` (${figure(supplier.brokenPeople)} people)`}`,
    ...(supplier.fictional ? [html`fictional`] : []),
    html`<code>${named(supplier.id, 60)}</code>`,
  ];
}

function decisions({ decisions: list }: SupplierReport): Html {
  if (list.length === 0) return html`<p class="empty">No decision: the policy names no tier.</p>`;
  return html`<div class="decisions">
    <h4>Decision per tier</h4>
    <ul class="decision-list">
      ${list.map(
        (decision) =>
          html`<li>
            <span class="tier">${TIER_WORDS[decision.tier]}</span>
            <span class="decision is-${decision.outcome}"
              >${outcomeGlyph(decision.outcome)} ${OUTCOME_WORDS[decision.outcome]}</span
            >
            ${intervalBar(decision.lower, decision.upper, thresholds(decision))}
            <span class="range">${unit(decision.lower)}–${unit(decision.upper)}</span>
            <span class="text">${sentence(decision.sentence)}${fragile(decision)}</span>
          </li>`,
      )}
    </ul>
  </div>`;
}

function thresholds({ accept, exclude }: TierDecision): Threshold[] {
  return [
    ...(accept === undefined ? [] : [{ at: accept, kind: 'accept' as const }]),
    ...(exclude === undefined ? [] : [{ at: exclude, kind: 'exclude' as const }]),
  ];
}

function fragile({ fragile: changes }: TierDecision): Html {
  if (changes.length === 0) return html``;
  const rest = changes.length > 2 ? ` and ${changes.length - 2} more` : '';
  return html` <span class="fragile"
    >Would change with: <bdi>${shorten(changes.slice(0, 2).join('; '), 240)}</bdi>${rest}.</span
  >`;
}

/** The tree flattened in its order; children indented below their parent. */
function criteria({ criteria: list, decisions: tiers }: SupplierReport): Html {
  if (list.length === 0)
    return html`<p class="empty">No criterion was assessed: there is no evidence about this supplier.</p>`;
  const levels = tiers.flatMap((decision) => thresholds(decision).filter(({ kind }) => kind === 'accept'));
  const telling = list.filter((criterion) => !repeatsParent(criterion, list));
  const shown = telling.slice(0, MAX_CRITERIA);
  return html`<div class="criteria">
    <h4>Criteria</h4>
    <ul class="criterion-list">
      ${shown.map(
        (criterion) =>
          html`<li class="depth-${Math.min(depthOf(criterion, list), 3)} ${criterion.leaf ? 'leaf' : 'inner'}">
            <span class="title"
              >${named(ownTitle(criterion, list), 90)}${criterion.contested ? html` <em class="contested">contested</em>` : ''}</span
            >
            ${opinionBar(criterion, criterion.parent === undefined ? levels : [])}
            <span class="range">${unit(criterion.lower)}–${unit(criterion.upper)}</span>
          </li>`,
      )}
    </ul>
    ${leftOutNote(telling.length - shown.length, 'criteria', 'assessment.json')}
  </div>`;
}

const parentOf = (criterion: CriterionReport, all: readonly CriterionReport[]): CriterionReport | undefined =>
  criterion.parent === undefined ? undefined : all.find(({ id }) => id === criterion.parent);

/** A criterion asked per product is titled "criterion: product"; below its parent the product is enough. */
function ownTitle(criterion: CriterionReport, all: readonly CriterionReport[]): string {
  const parent = parentOf(criterion, all);
  const prefix = parent === undefined ? undefined : `${parent.title}: `;
  return prefix !== undefined && criterion.title.startsWith(prefix)
    ? criterion.title.slice(prefix.length)
    : criterion.title;
}

/** A product that says the same as the criterion above it adds a row and no fact. */
function repeatsParent(criterion: CriterionReport, all: readonly CriterionReport[]): boolean {
  const parent = parentOf(criterion, all);
  if (parent === undefined || !criterion.title.startsWith(`${parent.title}: `)) return false;
  const same = (['belief', 'disbelief', 'lower', 'upper'] as const).every((key) => criterion[key] === parent[key]);
  return same && !criterion.contested;
}

function depthOf(criterion: CriterionReport, all: readonly CriterionReport[]): number {
  const parents = new Map(all.map(({ id, parent }) => [id, parent]));
  let depth = 0;
  // The bound ends a document that names a criterion as its own ancestor.
  for (let at = criterion.parent; at !== undefined && depth < 4; at = parents.get(at)) depth++;
  return depth;
}

function evidence(supplier: SupplierReport): Html {
  const { evidence: list, name } = supplier;
  if (list.length === 0) {
    return html`<p class="empty">
      No evidence is recorded, so nothing can be concluded: neither trusted nor excluded.
    </p>`;
  }
  const sorted = [...list].sort(
    (a, b) => Math.abs(b.effect) - Math.abs(a.effect) || b.weight - a.weight || (a.id < b.id ? -1 : 1),
  );
  const table = dataTable(
    {
      id: anchor('evidence', supplier.id),
      caption: `Evidence on ${shorten(name, 80)}, what moved the result most first`,
      columns: [
        { title: 'Evidence', width: 'middle' },
        { title: 'Criterion', width: 'middle' },
        { title: 'Source', unit: 'grade', width: 'narrow' },
        { title: 'Observed', unit: 'expires', width: 'narrow' },
        { title: 'Support', unit: '0 to 1', numeric: true },
        { title: 'Weight', unit: 'observations', numeric: true },
        { title: 'Effect', unit: 'on the result', numeric: true },
      ],
      what: 'items of evidence',
      file: 'assessment.json',
      most: MAX_EVIDENCE_ROWS,
    },
    sorted,
    (item) => ({
      cells: [
        html`${named(typeTitle(item.type), 60)}<span class="sub"
            ><bdi>${shorten(item.note ?? item.excerpt ?? item.id, 160)}</bdi> · ${shorten(item.marking, 20)}</span
          >`,
        criterionName(item.criterion, supplier),
        html`${named(item.source, 40)}<span class="sub">${shorten(item.grade, 8)}</span>`,
        {
          show: html`<span class="word">${item.observedAt}</span
            >${item.expiresAt === undefined ? '' : html`<span class="sub word">until ${item.expiresAt}</span>`}`,
          sort: item.observedAt,
        },
        { show: unit(item.support), sort: item.support },
        { show: figure(item.weight, 1), sort: item.weight },
        { show: `${item.effect > 0 ? '+' : ''}${figure(item.effect, 3)}`, sort: item.effect },
      ],
    }),
  );
  // The print style hides the rows beyond, so that a profile stays about a page.
  const left = Math.min(list.length, MAX_EVIDENCE_ROWS) - PRINTED_EVIDENCE;
  return html`${table}${left > 0 ? html`<p class="left-out print-only">On paper the ${PRINTED_EVIDENCE} that moved the result most; on screen ${left} more.</p>` : ''}`;
}

/** "government-advisory" as words. */
function typeTitle(type: string): string {
  const words = type.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Code and title of `catalog:code@version`; the reference itself where the criterion is not among those shown. */
function criterionName(reference: string, { criteria: list }: SupplierReport): Html {
  const code = /^[^:]+:([^@]+)/.exec(reference)?.[1] ?? reference;
  const title = list.find(({ id }) => id === code)?.title;
  return title === undefined
    ? named(reference, 60)
    : html`${named(code, 20)}<span class="sub">${named(title, 60)}</span>`;
}

function next({ next: list }: SupplierReport): Html {
  if (list.length === 0) return html``;
  return html`<p class="next">
    <b>Evidence that would decide most:</b>
    ${list.slice(0, 4).map((text, i) => html`${i > 0 ? '; ' : ''}${named(text, 160)}`)}.
  </p>`;
}

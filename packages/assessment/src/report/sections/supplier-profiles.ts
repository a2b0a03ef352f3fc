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

export interface SupplierProfiles {
  readonly section: Html;
  readonly profiled: ReadonlySet<string>;
}

/** One part per supplier: decisions against their thresholds, criteria, evidence, what evidence comes next. */
export function supplierProfiles(view: ReportView): SupplierProfiles {
  const { items, leftOut } = bounded(view.suppliers, (s) => profile(s, view), MAX_SUPPLIER_SECTIONS, MAX_SUPPLIER_BYTES);
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
    html`breaks ${counted(supplier.brokenDemands, 'service')}${supplier.brokenPeople === undefined ? '' : ` (${figure(supplier.brokenPeople)} people)`}`,
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
            <span class="decision is-${decision.outcome}">${outcomeGlyph(decision.outcome)} ${OUTCOME_WORDS[decision.outcome]}</span>
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
  return html` <span class="fragile">Would change with: <bdi>${shorten(changes.slice(0, 2).join('; '), 240)}</bdi>${rest}.</span>`;
}

/** The tree flattened in its order; children indented below their parent. */
function criteria({ criteria: list, decisions: tiers }: SupplierReport): Html {
  if (list.length === 0) return html`<p class="empty">No criterion was assessed: there is no evidence about this supplier.</p>`;
  const levels = tiers.flatMap((decision) => thresholds(decision).filter(({ kind }) => kind === 'accept'));
  const shown = list.slice(0, MAX_CRITERIA);
  return html`<div class="criteria">
    <h4>Criteria</h4>
    <ul class="criterion-list">
      ${shown.map(
        (criterion) =>
          html`<li class="depth-${Math.min(depthOf(criterion, list), 3)} ${criterion.leaf ? 'leaf' : 'inner'}">
            <span class="title">${named(criterion.title, 90)}${criterion.contested ? html` <em class="contested">contested</em>` : ''}</span>
            ${opinionBar(criterion, criterion.parent === undefined ? levels : [])}
            <span class="range">${unit(criterion.lower)}–${unit(criterion.upper)}</span>
          </li>`,
      )}
    </ul>
    ${leftOutNote(list.length - shown.length, 'criteria', 'assessment.json')}
  </div>`;
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
    return html`<p class="empty">No evidence is recorded, so nothing can be concluded: neither trusted nor excluded.</p>`;
  }
  const sorted = [...list].sort(
    (a, b) => Math.abs(b.effect) - Math.abs(a.effect) || b.weight - a.weight || (a.id < b.id ? -1 : 1),
  );
  return dataTable(
    {
      id: `${anchor('evidence', supplier.id)}`,
      caption: `Evidence on ${shorten(name, 80)}, what moved the result most first`,
      columns: [
        { title: 'Evidence', width: 'middle' },
        { title: 'Criterion', width: 'narrow' },
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
        html`${named(item.type, 60)}<span class="sub"><bdi>${shorten(item.note ?? item.excerpt ?? item.id, 160)}</bdi> · ${shorten(item.marking, 20)}</span>`,
        named(item.criterion, 60),
        html`${named(item.source, 40)}<span class="sub">${shorten(item.grade, 8)}</span>`,
        { show: html`${item.observedAt}${item.expiresAt === undefined ? '' : html`<span class="sub">until ${item.expiresAt}</span>`}`, sort: item.observedAt },
        { show: unit(item.support), sort: item.support },
        { show: figure(item.weight, 1), sort: item.weight },
        { show: `${item.effect > 0 ? '+' : ''}${figure(item.effect, 3)}`, sort: item.effect },
      ],
    }),
  );
}

function next({ next: list }: SupplierReport): Html {
  if (list.length === 0) return html``;
  return html`<p class="next"><b>Evidence that would decide most:</b> ${list.slice(0, 4).map((text, i) => html`${i > 0 ? '; ' : ''}${named(text, 160)}`)}.</p>`;
}

import type { DemandReport, LegReport } from '@cleanpath/model';
import { bounded } from '../bounded.js';
import { verdictGlyph } from '../charts/glyph.js';
import { witnessColumns } from '../charts/witness-columns.js';
import { witnessDiagram } from '../charts/witness-diagram.js';
import { compact, counted } from '../figures.js';
import { html, type Html } from '../html.js';
import { MAX_DIAGRAM_BYTES, MAX_DIAGRAMS } from '../limits.js';
import { anchor, named, sentence, shorten } from '../names.js';
import { planeTitle, REASON_WORDS, VERDICT_WORDS } from '../words.js';
import type { ReportView } from '../view.js';
import { emptyState, leftOutNote, section } from './section.js';

export interface DemandDiagrams {
  readonly section: Html;
  /** Services that have a diagram, at `#demand-<id>`; the anchor of the others is their row in the matrix. */
  readonly drawn: ReadonlySet<string>;
}

/** Each service that is not clean, drawn with the reason. */
export function demandDiagrams(view: ReportView): DemandDiagrams {
  const unclean = view.demands.filter(({ verdict }) => verdict !== 'clean');
  const head = { id: 'demands', title: 'Where the paths fail' };
  if (unclean.length === 0) {
    const why =
      view.demands.length === 0
        ? 'Each service without a clean path is drawn here with the elements that block it. Next step: describe services in demands.csv.'
        : 'Every service has a proven clean path, so there is nothing to draw. The proof of each is in the appendix.';
    return { section: section(head, emptyState(why)), drawn: new Set() };
  }
  const { items, leftOut } = bounded(unclean, (demand) => diagram(demand, view), MAX_DIAGRAMS, MAX_DIAGRAM_BYTES);
  const drawn = new Set(unclean.slice(0, items.length).map(({ id }) => id));
  const body = section(
    {
      ...head,
      lead: html`${counted(unclean.length, 'service')} without a proven clean path, the most important first. The upper
      row is the best route found, left to right; below it hangs what an element depends on, down to the reason.`,
    },
    html`<div class="demands">${items}</div>`,
    leftOutNote(leftOut, 'services without a proven clean path', 'legs.csv'),
  );
  return { section: body, drawn };
}

function diagram(demand: DemandReport, view: ReportView): Html {
  const title = anchor('demand', demand.id);
  const unclean = demand.legs.filter(({ verdict }) => verdict !== 'clean');
  const clean = demand.legs.filter(({ verdict }) => verdict === 'clean');
  return html`<article id="${title}" class="demand is-${demand.verdict}" aria-labelledby="${title}-title">
    <header>
      <h3 id="${title}-title">${verdictGlyph(demand.verdict)} ${named(demand.name)}</h3>
      <p class="facts">${facts(demand).map((fact) => html`<span>${fact}</span>`)}</p>
    </header>
    ${unclean.some((leg) => demand.sentence.startsWith(leg.sentence)) ? '' : html`<p class="says">${sentence(demand.sentence)}</p>`}
    ${unclean.map((leg) => legFigure(leg, demand, view))}
    ${demand.legs.length === 0 ? html`<p class="says">Its route is not part of this report: too many services fail.</p>` : ''}
    ${clean.map(
      (leg) =>
        html`<p class="clean-leg">
          ${verdictGlyph('clean')} <b>${planeTitle(leg.plane)}</b> ${sentence(leg.sentence)}
        </p>`,
    )}
  </article>`;
}

function facts(demand: DemandReport): Html[] {
  return [
    html`<b class="verdict is-${demand.verdict}">${VERDICT_WORDS[demand.verdict]}</b>`,
    html`${shorten(demand.criticality, 30)}`,
    ...(demand.service === undefined ? [] : [named(demand.service, 60)]),
    ...(demand.people === undefined ? [] : [html`${compact(demand.people)} people`]),
    ...(demand.slice === undefined ? [] : [html`slice ${named(demand.slice, 40)}`]),
    html`<code>${named(demand.id, 60)}</code>`,
  ];
}

function legFigure(leg: LegReport, demand: DemandReport, view: ReportView): Html {
  const { currency } = view.assessment.network;
  const cost =
    leg.cleaningCost === undefined || leg.cleaningCost === 0
      ? ''
      : html`<p class="cost">
          Cheapest route to clean: replacing its causes costs at most
          ${compact(leg.cleaningCost)}${currency === undefined ? '' : ` ${currency}`}.
        </p>`;
  return html`<figure class="leg">
    <figcaption>
      <span class="leg-title">${verdictGlyph(leg.verdict)} ${planeTitle(leg.plane)}: ${REASON_WORDS[leg.reason]}</span>
      ${sentence(leg.sentence)}
    </figcaption>
    ${witnessDiagram(leg, view)} ${cost}${wholeRoute(leg, view)}
  </figure>`;
}

/** Elements of a route written out, and characters of each name. */
const ROUTE_ELEMENTS = 40;
const ROUTE_NAME = 40;

/** All hops by name where the diagram folds some. */
function wholeRoute(leg: LegReport, view: ReportView): Html {
  const ids = leg.route ?? leg.elements ?? [];
  if (ids.length <= 2 || !witnessColumns(leg).columns.some(({ kind }) => kind === 'fold')) return html``;
  const shown = ids.slice(0, ROUTE_ELEMENTS);
  const separator = leg.kind === 'set' ? ', ' : ' → ';
  return html`<details class="whole">
    <summary>${leg.kind === 'set' ? 'All elements' : 'Whole route'}: ${counted(ids.length, 'element')}</summary>
    <p>
      ${shown.map((id, i) => html`${i > 0 ? separator : ''}${named(view.element(id)?.name ?? id, ROUTE_NAME)}`)}${ids.length > shown.length ? ` and ${ids.length - shown.length} more` : ''}
    </p>
  </details>`;
}

import type { CitedElement, LegReport } from '@cleanpath/model';
import { counted } from '../figures.js';
import { html, type Html } from '../html.js';
import { named, shorten } from '../names.js';
import { kindLabel, planeTitle, RELATION_WORDS } from '../words.js';
import { stateGlyph } from './glyph.js';
import { kindIcon } from './kind-icon.js';
import { witnessColumns, type WitnessColumn } from './witness-columns.js';
import { laneLayout, ROUTE_ROW, TITLE_ROW, type LaneLayout, type LaneStep } from './witness-lanes.js';

/** Longest name and reason on a card, in characters: three to five lines of a narrow column. */
const CARD_NAME = 64;
const CARD_REASON = 140;
const FOLD_NAME = 32;

export interface WitnessNames {
  readonly element: (id: string) => CitedElement | undefined;
  readonly supplier: (id: string) => string;
  /** Address of what is known about the element, if it is in this document. */
  readonly elementLink: (id: string) => string | undefined;
  readonly supplierLink: (id: string) => string | undefined;
}

/**
 * One leg as swim-lanes: the route left to right in the upper row, below each hop that decides the chain of
 * dependencies down to the reason, one lane per plane, the blocking cut as a band. The markup is a nested list in
 * reading order; the grid only places it, so it reads well without a picture and becomes cards on a narrow screen.
 */
export function witnessDiagram(leg: LegReport, names: WitnessNames): Html {
  const { columns, hidden } = witnessColumns(leg);
  const layout = laneLayout(columns, (id) => names.element(id)?.plane ?? leg.plane);
  return html`<div class="witness" style="grid-template-columns:${columnWidths(columns)}">
    ${laneBands(leg, layout)} ${cutBands(columns, layout, hidden, leg)} ${routeLine(columns, leg)}
    <ol class="hops" aria-label="${leg.kind === 'set' ? 'Elements' : 'Route'}">
      ${columns.map((column, i) => columnMarkup(column, i + 2, layout.steps[i]!, leg, names))}
    </ol>
  </div>`;
}

function columnWidths(columns: readonly WitnessColumn[]): string {
  const widths = columns.map(({ kind }) => (kind === 'hop' ? 'minmax(0,var(--hop))' : 'minmax(0,var(--fold))'));
  return `var(--lane-title) ${widths.join(' ')} minmax(0,1fr)`;
}

function laneBands(leg: LegReport, { lanes }: LaneLayout): Html {
  const routeTitle = leg.kind === 'set' ? `${planeTitle(leg.plane)} set` : `${planeTitle(leg.plane)} route`;
  return html`<div class="lane route" aria-hidden="true" style="grid-row:${ROUTE_ROW}"><span>${routeTitle}</span></div>
    ${lanes.map(
      ({ plane, row, rows }) =>
        html`<div class="lane" aria-hidden="true" style="grid-row:${row}/span ${rows}">
          <span>${planeTitle(plane)}</span>
        </div>`,
    )}`;
}

function cutBands(columns: readonly WitnessColumn[], layout: LaneLayout, hidden: number, leg: LegReport): Html[] {
  const bands: Html[] = [];
  for (let i = 0; i < columns.length; i++) {
    if (!inCut(columns[i])) continue;
    let end = i;
    while (inCut(columns[end + 1])) end++;
    const title = bands.length > 0 ? '' : cutTitle(leg, hidden);
    bands.push(
      html`<div
          class="cut"
          aria-hidden="true"
          style="grid-column:${i + 2}/${end + 3};grid-row:${TITLE_ROW}/${layout.lastRow + 1}"
        ></div>
        <div class="cut-title" aria-hidden="true" style="grid-column:${i + 2}/${end + 3};grid-row:${TITLE_ROW}">
          ${title}
        </div>`,
    );
    i = end;
  }
  return bands;
}

const inCut = (column: WitnessColumn | undefined): boolean => column?.kind === 'hop' && column.inCut;

function cutTitle(leg: LegReport, hidden: number): string {
  const size = leg.culprits?.length ?? 0;
  if (size <= 1) return 'Cut: every route passes here';
  return `Cut: every route crosses one of ${size}${hidden > 0 ? ` (${size - hidden} drawn)` : ''}`;
}

function routeLine(columns: readonly WitnessColumn[], leg: LegReport): Html {
  if (leg.kind === 'set' || columns.length < 2) return html``;
  return html`<div
    class="route-line${leg.reason === 'no-path' ? ' broken' : ''}"
    aria-hidden="true"
    style="grid-row:${ROUTE_ROW};grid-column:2/${columns.length + 2}"
  ></div>`;
}

function columnMarkup(
  column: WitnessColumn,
  gridColumn: number,
  steps: readonly LaneStep[],
  leg: LegReport,
  names: WitnessNames,
): Html {
  const place = `grid-column:${gridColumn};grid-row:${ROUTE_ROW}`;
  if (column.kind === 'gap') return html`<li><div class="fold gap" style="${place}">no connection</div></li>`;
  if (column.kind === 'fold') return html`<li>${foldCard(column.elements, place, leg, names)}</li>`;
  const lastRow = Math.max(ROUTE_ROW, ...steps.map(({ row }) => row));
  const drop =
    steps.length === 0
      ? ''
      : html`<div
          class="drop"
          aria-hidden="true"
          style="grid-column:${gridColumn};grid-row:${ROUTE_ROW}/${lastRow + 1}"
        ></div>`;
  const chain =
    steps.length === 0
      ? ''
      : html`<ol class="chain">
          ${steps.map((step) => html`<li>${stepCard(step, gridColumn, column.culprit?.rootCount ?? 1, names)}</li>`)}
        </ol>`;
  return html`<li>${drop}${hopCard(column, place, steps.length > 0, names)}${chain}</li>`;
}

function hopCard(
  column: Extract<WitnessColumn, { kind: 'hop' }>,
  place: string,
  hasChain: boolean,
  names: WitnessNames,
): Html {
  const how = column.offRoute ? 'on another route' : column.end;
  return card(column.element, how, place, {
    names,
    classes: `${column.culprit ? 'culprit' : ''}${column.offRoute ? ' off' : ''}`,
    reason: hasChain ? undefined : 'own',
    inCut: column.inCut,
  });
}

function stepCard(step: LaneStep, gridColumn: number, rootCount: number, names: WitnessNames): Html {
  const place = `grid-column:${gridColumn};grid-row:${step.row}`;
  if (step.kind === 'left-out')
    return html`<div class="fold" style="${place}">${counted(step.count, 'step')} between</div>`;
  const words = step.relation === undefined ? undefined : RELATION_WORDS[step.relation];
  const how = words === undefined || step.position === undefined ? words : `${step.position}. ${words}`;
  return card(step.element, how, place, {
    names,
    classes: step.last ? 'root' : '',
    reason: step.last ? 'own' : undefined,
    more: step.last && rootCount > 1 ? `and ${counted(rootCount - 1, 'more cause')}` : undefined,
  });
}

interface CardOptions {
  readonly names: WitnessNames;
  readonly classes: string;
  readonly reason: 'own' | undefined;
  readonly more?: string | undefined;
  readonly inCut?: boolean;
}

function card(id: string, how: string | undefined, place: string, options: CardOptions): Html {
  const { names } = options;
  const element = names.element(id);
  const state = options.classes.includes('root') ? (element?.own ?? 'unknown') : (element?.effective ?? 'unknown');
  const link = names.elementLink(id);
  const title = named(element?.name ?? id, CARD_NAME);
  return html`<div class="card is-${state} ${options.classes}" style="${place}">
    ${how === undefined ? '' : html`<span class="how">${how}</span>`}${options.inCut ? html`<span class="sr">In the blocking cut.</span>` : ''}
    <span class="kind"
      >${element ? html`${kindIcon(element.kind)}<span>${shorten(kindLabel(element.kind), 48)}</span>` : 'Element'}</span
    >
    <span class="who"
      >${stateGlyph(state, 'alone')}
      ${link === undefined ? html`<b>${title}</b>` : html`<a href="${link}">${title}</a>`}</span
    >
    ${element ? supplierChip(element, names) : ''}
    ${options.reason === 'own' ? reasonLine(element) : ''}${options.more === undefined ? '' : html`<span class="why">${options.more}</span>`}
  </div>`;
}

function supplierChip(element: CitedElement, names: WitnessNames): Html {
  const [first, ...rest] = element.suppliers;
  if (first === undefined) return html`<span class="chip none">no supplier recorded</span>`;
  const link = names.supplierLink(first);
  const label = html`${named(names.supplier(first), CARD_NAME)}${rest.length > 0 ? ` +${rest.length}` : ''}`;
  return link === undefined
    ? html`<span class="chip">${label}</span>`
    : html`<a class="chip" href="${link}">${label}</a>`;
}

function reasonLine(element: CitedElement | undefined): Html {
  if (!element || element.effective === 'trusted') return html``;
  const why = element.own === 'trusted' ? 'Trusted by itself, not with what it depends on.' : element.ownReason;
  return html`<span class="why"><bdi>${shorten(why, CARD_REASON)}</bdi></span>`;
}

function foldCard(ids: readonly string[], place: string, leg: LegReport, names: WitnessNames): Html {
  const list = ids.map((id) => names.element(id)?.name ?? id);
  const shown = shorten(list.join(', '), CARD_REASON);
  const states = ids.map((id) => names.element(id)?.effective ?? 'unknown');
  const worst = states.includes('untrusted') ? 'untrusted' : states.includes('unknown') ? 'unknown' : 'trusted';
  const only = ids.length === 1 ? list[0] : undefined;
  const label =
    only === undefined ? counted(ids.length, leg.kind === 'set' ? 'more element' : 'hop') : named(only, FOLD_NAME);
  return html`<div class="fold" style="${place}" data-tip="${shown}">
    ${stateGlyph(worst, 'alone')} <span>${label}</span>
  </div>`;
}

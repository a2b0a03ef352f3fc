import { byCodeUnits, PLANES, TIERS, type ConcentrationReport, type Tier } from '@cleanpath/model';
import { HHI_MAX, hhiAxis, hhiBar, hhiWords } from '../charts/hhi-bar.js';
import { counted, figure, percent } from '../figures.js';
import { html, type Html } from '../html.js';
import { MAX_PANELS, MAX_REGION_ROWS } from '../limits.js';
import { named, shorten } from '../names.js';
import { DEPTH_WORDS, MEASURE_WORDS, planeTitle, TIER_WORDS } from '../words.js';
import type { ReportView } from '../view.js';
import { dataTable, type Cell, type Column } from './data-table.js';
import { emptyState, leftOutNote, section } from './section.js';

const DEPTHS = ['prime', 'owner', 'closure'] as const;

interface Panel {
  readonly plane: string;
  readonly tier: string;
  readonly region: string;
  readonly rows: readonly ConcentrationReport[];
}

/** Small multiples: one panel per plane and tier, one bar per depth; regions in a table. */
export function concentrationSection(view: ReportView): Html {
  const { concentration } = view.assessment;
  const head = { id: 'concentration', title: 'Concentration of suppliers' };
  if (concentration.length === 0) {
    return section(
      head,
      emptyState(
        'Here the concentration of suppliers is drawn per plane and tier. Next step: name suppliers or products in elements.csv.',
      ),
    );
  }
  const panels = panelsOf(concentration);
  const whole = panels.filter(({ region }) => isWhole(region));
  const drawn = whole.length > 0 ? whole : panels;
  const shown = drawn.slice(0, MAX_PANELS);
  const thresholds = levels(view);
  return section(
    { ...head, lead: leadSentence(view) },
    legend(shown[0]!, view),
    html`<div class="panels">${shown.map((panel) => panelMarkup(panel, thresholds, view))}</div>`,
    leftOutNote(drawn.length - shown.length, 'panels', 'concentration.csv'),
    whole.length > 0
      ? regionTable(
          panels.filter(({ region }) => !isWhole(region)),
          view,
        )
      : html``,
  );
}

/** Upper ends of the bands, but the last: that is the end of the axis. */
const levels = ({ assessment }: ReportView): number[] =>
  (assessment.concentrationThresholds?.bands ?? [])
    .map(({ upTo }) => upTo)
    .filter((upTo) => upTo > 0 && upTo < HHI_MAX);

function legend(first: Panel, { assessment }: ReportView): Html {
  const thresholds = assessment.concentrationThresholds;
  const bands = thresholds?.bands.filter(({ upTo }) => upTo < HHI_MAX) ?? [];
  const source =
    thresholds === undefined
      ? html`The bands are those of the policy.`
      : html`Dashed:
        ${bands.map(({ upTo, label }, i) => html`${i > 0 ? ', ' : ''}${named(label, 40)} up to ${figure(upTo)}`)};
        threshold set
        ${named(thresholds.id, 60)}${thresholds.source === undefined ? '' : html` (source: ${named(thresholds.source, 200)})`}.`;
  return html`<p class="note">
    Herfindahl-Hirschman index, 0 to 10,000 (one supplier). Solid: proven; hatched: what unknown suppliers could make of
    it. Measure: ${MEASURE_WORDS[first.rows[0]!.measure]}. Below each bar the largest supplier. ${source}
  </p>`;
}

function panelsOf(list: readonly ConcentrationReport[]): Panel[] {
  const { measure } = list[0]!;
  const panels = new Map<string, { plane: string; tier: string; region: string; rows: ConcentrationReport[] }>();
  for (const row of list) {
    if (row.measure !== measure) continue;
    const key = JSON.stringify([row.plane, row.tier, row.region]);
    const panel = panels.get(key);
    if (panel) panel.rows.push(row);
    else panels.set(key, { plane: row.plane, tier: row.tier, region: row.region, rows: [row] });
  }
  return [...panels.values()].sort(
    (a, b) =>
      rank(PLANES, a.plane) - rank(PLANES, b.plane) ||
      strictness(b.tier) - strictness(a.tier) ||
      byCodeUnits(a.region, b.region),
  );
}

/** Values that stand for the whole network, all planes or all tiers. */
const isWhole = (value: string): boolean => ['', '*', 'all'].includes(value);

const rank = (order: readonly string[], value: string): number => order.indexOf(value);

/** All tiers together first, then the strictest. */
const strictness = (tier: string): number => (isWhole(tier) ? TIERS.length : rank(TIERS, tier));

const depthRow = (panel: Panel, depth: ConcentrationReport['depth']): ConcentrationReport | undefined =>
  panel.rows.find((row) => row.depth === depth);

function regionTable(panels: readonly Panel[], view: ReportView): Html {
  if (panels.length === 0) return html``;
  const sorted = [...panels].sort((a, b) => size(b) - size(a) || byCodeUnits(a.region, b.region));
  return dataTable(
    {
      id: 'regions',
      caption: 'Concentration by region, the largest markets first',
      columns: [
        { title: 'Region', width: 'middle' },
        { title: 'Plane', width: 'narrow' },
        { title: 'Tier', width: 'narrow' },
        { title: 'Elements', numeric: true },
        ...DEPTHS.map((depth): Column => ({
          title: DEPTH_WORDS[depth],
          unit: 'index',
          numeric: true,
          width: 'narrow',
        })),
        { title: 'Largest prime supplier', width: 'middle' },
      ],
      what: 'regional markets',
      file: 'concentration.csv',
      most: MAX_REGION_ROWS,
    },
    sorted,
    (panel) => ({
      cells: [
        named(panel.region, 60),
        isWhole(panel.plane) ? 'all' : shorten(planeTitle(panel.plane), 40),
        isWhole(panel.tier) ? 'all' : shorten(panel.tier, 40),
        { show: figure(size(panel)), sort: size(panel) },
        ...DEPTHS.map((depth): Cell => {
          const row = depthRow(panel, depth);
          return row === undefined ? '' : { show: hhiWords(row.hhi.lower, row.hhi.upper), sort: row.hhi.lower };
        }),
        panel.rows[0] === undefined ? '' : topWords(panel.rows[0], view),
      ],
    }),
  );
}

const size = (panel: Panel): number => panel.rows[0]?.total ?? 0;

function panelMarkup(panel: Panel, thresholds: readonly number[], view: ReportView): Html {
  const rows = DEPTHS.map((depth) => depthRow(panel, depth)).filter((row) => row !== undefined);
  const tier = Object.hasOwn(TIER_WORDS, panel.tier) ? TIER_WORDS[panel.tier as Tier] : panel.tier;
  const title = isWhole(panel.plane) ? 'All planes' : planeTitle(panel.plane);
  return html`<figure class="panel">
    <figcaption>
      <b>${shorten(title, 40)}</b> ·
      ${isWhole(panel.tier) ? 'all tiers' : `${shorten(tier.toLowerCase(), 30)} tier`}${isWhole(panel.region) ? '' : html` · ${named(panel.region, 40)}`}
      <span class="sub">${totalWords(rows[0])}</span>
    </figcaption>
    <dl>
      ${rows.map(
        (row) =>
          html`<div>
            <dt>${DEPTH_WORDS[row.depth]}</dt>
            <dd class="value">
              ${hhiWords(row.hhi.lower, row.hhi.upper)}${row.band === undefined ? '' : html` <span class="band">${named(row.band, 40)}</span>`}
            </dd>
            <dd class="chart">${hhiBar({ label: DEPTH_WORDS[row.depth], ...row.hhi }, thresholds)}</dd>
            <dd class="top">${topWords(row, view)}</dd>
          </div>`,
      )}
    </dl>
    ${hhiAxis(thresholds)}
  </figure>`;
}

function totalWords(row: ConcentrationReport | undefined): string {
  if (!row) return '';
  const total = row.measure === 'count' ? counted(row.total, 'element') : figure(row.total);
  return row.unknown === 0 || row.total === 0
    ? total
    : `${total}, ${percent(row.unknown / row.total)} without a known supplier`;
}

function topWords(row: ConcentrationReport, view: ReportView): Html {
  const first = row.top[0];
  if (!first) return html`no known supplier`;
  return html`${named(view.supplier(first.supplier), 40)} ${percent(first.share)}`;
}

/** The counted plane with the highest proven index by ultimate owner; details such as single tiers are left to the panels. */
function leadSentence({ assessment }: ReportView): string {
  const { concentration, policy } = assessment;
  const owners = concentration.filter(({ depth, region }) => depth === 'owner' && isWhole(region));
  const planes = owners.filter(
    ({ plane, tier }) => isWhole(tier) && policy.planes.some((counted) => counted === plane),
  );
  const among = [planes, owners, concentration].find((list) => list.length > 0)!;
  const worst = [...among].sort((a, b) => b.hhi.lower - a.hhi.lower)[0]!;
  const plane = isWhole(worst.plane) ? 'the whole network' : `the ${planeTitle(worst.plane).toLowerCase()} plane`;
  const { lower, upper } = worst.effective;
  const range =
    upper === null
      ? `at least ${figure(lower, 1)}`
      : figure(lower, 1) === figure(upper, 1)
        ? figure(lower, 1)
        : `${figure(lower, 1)} to ${figure(upper, 1)}`;
  return `Most concentrated is ${shorten(plane, 80)}${isWhole(worst.tier) ? '' : ` at the ${shorten(worst.tier, 40)} tier`}: as if it had ${range} equal suppliers.`;
}

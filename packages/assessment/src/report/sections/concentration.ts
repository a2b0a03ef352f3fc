import { TIERS, PLANES, type ConcentrationReport, type Tier } from '@cleanpath/model';
import { hhiAxis, hhiBar, hhiWords } from '../charts/hhi-bar.js';
import { counted, figure, percent } from '../figures.js';
import { html, type Html } from '../html.js';
import { MAX_PANELS } from '../limits.js';
import { named, shorten } from '../names.js';
import { DEPTH_WORDS, MEASURE_WORDS, planeTitle, TIER_WORDS } from '../words.js';
import type { ReportView } from '../view.js';
import { emptyState, leftOutNote, section } from './section.js';

const DEPTHS = ['prime', 'owner', 'closure'] as const;

interface Panel {
  readonly plane: string;
  readonly tier: string;
  readonly region: string;
  readonly rows: readonly ConcentrationReport[];
}

/** Small multiples: one panel per plane and tier, one bar per depth. */
export function concentrationSection(view: ReportView): Html {
  const { concentration, concentrationThresholds: thresholds } = view.assessment;
  const head = { id: 'concentration', title: 'Concentration of suppliers' };
  if (concentration.length === 0) {
    return section(
      head,
      emptyState(
        'Here the concentration of suppliers is drawn per plane and tier. Next step: name suppliers or products in elements.csv.',
      ),
    );
  }
  const bands = thresholds?.bands.map(({ upTo }) => upTo).filter((upTo) => upTo > 0 && upTo < 10_000) ?? [];
  const panels = panelsOf(concentration);
  const shown = panels.slice(0, MAX_PANELS);
  return section(
    { ...head, lead: leadSentence(concentration) },
    html`<p class="note">
        Herfindahl-Hirschman index, 0 to 10,000 (one supplier). Solid: proven; hatched: what unknown suppliers could make
        of it. Measure: ${MEASURE_WORDS[shown[0]!.rows[0]!.measure]}.
        ${
          thresholds === undefined
            ? 'The thresholds are those of the policy.'
            : html`Dashed: ${thresholds.bands.filter(({ upTo }) => upTo < 10_000).map(({ upTo, label }, i) => html`${i > 0 ? ', ' : ''}${named(label, 40)} up to ${figure(upTo)}`)};
                threshold set ${named(thresholds.id, 60)}${thresholds.source === undefined ? '' : html` (${named(thresholds.source, 200)})`}.`
        }
      </p>
      <div class="panels">${shown.map((panel) => panelMarkup(panel, bands, view))}</div>`,
    leftOutNote(panels.length - shown.length, 'panels', 'concentration.csv'),
  );
}

/** Whole-network panels first; panels of regions only where there is nothing else. */
function panelsOf(list: readonly ConcentrationReport[]): Panel[] {
  const measure = list[0]!.measure;
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
      Number(!isWhole(a.region)) - Number(!isWhole(b.region)) ||
      rank(PLANES, a.plane) - rank(PLANES, b.plane) ||
      rank(TIERS, b.tier) - rank(TIERS, a.tier) ||
      (a.region < b.region ? -1 : 1),
  );
}

/** Regions that stand for the whole network. */
const isWhole = (region: string): boolean => ['', '*', 'all'].includes(region);

const rank = (order: readonly string[], value: string): number => order.indexOf(value);

function panelMarkup(panel: Panel, thresholds: readonly number[], view: ReportView): Html {
  const rows = DEPTHS.flatMap((depth) => panel.rows.filter((row) => row.depth === depth).slice(0, 1));
  const tier = Object.hasOwn(TIER_WORDS, panel.tier) ? TIER_WORDS[panel.tier as Tier] : panel.tier;
  const title = isWhole(panel.plane) ? 'All planes' : planeTitle(panel.plane);
  return html`<figure class="panel">
    <figcaption>
      <b>${shorten(title, 40)}</b> · ${isWhole(panel.tier) ? 'all tiers' : `${shorten(tier.toLowerCase(), 30)} tier`}${isWhole(panel.region) ? '' : html` · ${named(panel.region, 40)}`}
      <span class="sub">${totalWords(rows[0])}</span>
    </figcaption>
    <dl>
      ${rows.map(
        (row) =>
          html`<div>
            <dt>${DEPTH_WORDS[row.depth]}</dt>
            <dd class="value">${hhiWords(row.hhi.lower, row.hhi.upper)}${row.band === undefined ? '' : html` <span class="band">${named(row.band, 40)}</span>`}</dd>
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
  return row.unknown === 0 || row.total === 0 ? total : `${total}, ${percent(row.unknown / row.total)} without a known supplier`;
}

function topWords(row: ConcentrationReport, view: ReportView): Html {
  const first = row.top[0];
  if (!first) return html`no known supplier`;
  return html`${named(view.supplier(first.supplier), 40)} ${percent(first.share)}`;
}

function leadSentence(list: readonly ConcentrationReport[]): string {
  const closure = list.filter(({ depth }) => depth === 'closure');
  const among = closure.length > 0 ? closure : list;
  const worst = [...among].sort((a, b) => b.hhi.lower - a.hhi.lower)[0]!;
  const where = `${isWhole(worst.plane) ? 'the whole network' : `the ${planeTitle(worst.plane).toLowerCase()} plane`}${isWhole(worst.tier) ? '' : ` at the ${worst.tier} tier`}`;
  const { lower, upper } = worst.effective;
  const range =
    upper === null
      ? `at least ${figure(lower, 1)}`
      : figure(lower, 1) === figure(upper, 1)
        ? figure(lower, 1)
        : `${figure(lower, 1)} to ${figure(upper, 1)}`;
  return `Most concentrated is ${shorten(where, 80)}${closure.length > 0 ? ', counting all dependencies' : ''}: as if it had ${range} equal suppliers.`;
}

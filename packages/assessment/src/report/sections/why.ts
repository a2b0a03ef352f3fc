import type { DemandReport, LegReport } from '@cleanpath/model';
import { html, type Html } from '../html.js';
import { named, sentence } from '../names.js';
import { planeTitle, REASON_WORDS } from '../words.js';
import type { ReportView } from '../view.js';

const NAME = 48;

/** The reason of a verdict in a few words for a table cell: which leg, what is wrong, at which element, why it. */
export function shortWhy(demand: DemandReport, view: ReportView): Html {
  const legs = demand.legs.filter(({ verdict }) => verdict === demand.verdict);
  const leg = legs[0];
  if (leg === undefined || demand.verdict === 'clean') return sentence(cleanWords(demand), 160);
  const others = demand.legs.filter(({ verdict }) => verdict !== 'clean').length - 1;
  const more = others > 0 ? ` (and ${others} more ${others === 1 ? 'leg' : 'legs'})` : '';
  return html`${planeTitle(leg.plane)}${more}: ${REASON_WORDS[leg.reason]}${culprit(leg, view)}`;
}

function cleanWords(demand: DemandReport): string {
  if (demand.verdict !== 'clean' || demand.legs.length === 0) return demand.sentence;
  const hops = demand.legs.reduce((sum, { route, elements }) => sum + (route ?? elements ?? []).length, 0);
  return demand.legs.length === 1
    ? `Proven over ${hops} elements with all they depend on.`
    : `Proven on ${demand.legs.length} legs over ${hops} elements with all they depend on.`;
}

function culprit(leg: LegReport, view: ReportView): Html {
  const [first, ...others] = leg.culprits ?? [];
  if (first === undefined) return html`.`;
  const name = (id: string): Html => named(view.element(id)?.name ?? id, NAME);
  const root = first.chain[first.chain.length - 1]?.element ?? first.element;
  const because = root === first.element ? html`` : html`, because of ${name(root)}`;
  return html` – ${name(first.element)}${others.length > 0 ? ` and ${others.length} more` : ''}${because}.`;
}

import type { CutMember, DemandReport, LegReport } from '@cleanpath/model';
import { stateWord, verdictGlyph } from '../charts/glyph.js';
import { html, type Html } from '../html.js';
import { MAX_ELEMENT_ROWS } from '../limits.js';
import { anchor, named, shorten } from '../names.js';
import { kindLabel, planeTitle, REASON_WORDS, RELATION_WORDS, TIER_WORDS } from '../words.js';
import type { ReportView } from '../view.js';
import { TABLE_NOTES } from '../tables/table-notes.js';
import { dataTable } from './data-table.js';
import { emptyState, section } from './section.js';

/** Steps of a route or chain written out; the CSV has all of them. */
const MAX_STEPS = 14;

/** Every witness, every element named, with the file and line the fact came from. */
export function appendix(view: ReportView): Html {
  return section(
    {
      id: 'appendix',
      title: 'Appendix: witnesses and sources',
      lead: 'Every verdict above rests on the routes and chains listed here; each element with the place in the dossier that states it.',
    },
    html`<h3 id="witnesses">Witnesses</h3>`,
    witnesses(view),
    html`<h3 id="elements">Elements named in this report</h3>`,
    elements(view),
    tables(),
  );
}

interface Witness {
  readonly demand: DemandReport;
  readonly leg: LegReport;
  readonly culprit?: CutMember;
}

function witnesses(view: ReportView): Html {
  const list = view.demands.flatMap((demand) => demand.legs.flatMap((leg) => legWitnesses(demand, leg)));
  if (list.length === 0) return emptyState('No service has a leg to prove yet.');
  return dataTable(
    {
      id: 'witness-table',
      caption: 'Witnesses: a route for each clean leg, a chain for each element that decides',
      columns: [
        { title: 'Service', width: 'middle' },
        { title: 'Leg', width: 'narrow' },
        { title: 'Witness', width: 'wide' },
        { title: 'Stated in', width: 'middle' },
      ],
      what: 'witnesses',
      file: 'legs.csv',
    },
    list,
    ({ demand, leg, culprit }) => ({
      cells: [
        html`${verdictGlyph(leg.verdict, 'alone')} ${named(demand.name, 60)}`,
        html`${planeTitle(leg.plane)}<span class="sub">${REASON_WORDS[leg.reason]}</span>`,
        culprit === undefined ? routeWords(leg, view) : chainWords(culprit, view),
        place(culprit === undefined ? undefined : culprit.chain[culprit.chain.length - 1]?.element, view),
      ],
    }),
  );
}

function legWitnesses(demand: DemandReport, leg: LegReport): Witness[] {
  const culprits = leg.culprits ?? [];
  if (culprits.length === 0) return [{ demand, leg }];
  return culprits.map((culprit) => ({ demand, leg, culprit }));
}

function routeWords(leg: LegReport, view: ReportView): Html {
  const route = leg.route ?? leg.elements ?? [leg.from, leg.to].filter((id) => id !== undefined);
  if (leg.verdict === 'disconnected') return html`No route between ${joined(route, view, ' and ')}`;
  return joined(route, view, leg.kind === 'set' ? ', ' : ' → ');
}

function joined(ids: readonly string[], view: ReportView, separator: string): Html {
  const shown = ids.slice(0, MAX_STEPS);
  return html`${shown.map((id, i) => html`${i > 0 ? separator : ''}${elementName(id, view)}`)}${ids.length > shown.length ? ` and ${ids.length - shown.length} more` : ''}`;
}

function chainWords({ chain, rootCount }: CutMember, view: ReportView): Html {
  const shown = chain.slice(0, MAX_STEPS);
  const root = chain[chain.length - 1];
  const why = root === undefined ? undefined : view.element(root.element)?.ownReason;
  return html`${shown.map(
    ({ element, relation }, i) =>
      html`${i > 0 ? html` <span class="relation">${relation === undefined ? 'needs' : RELATION_WORDS[relation]}</span> ` : ''}${elementName(element, view)}`,
  )}${chain.length > shown.length ? ` … ${chain.length - shown.length} more steps` : ''}${rootCount > 1 ? ` (one of ${rootCount} causes)` : ''}${why === undefined ? '' : html`. <bdi>${shorten(why, 200)}</bdi>`}`;
}

function elementName(id: string, view: ReportView): Html {
  const title = named(view.element(id)?.name ?? id, 60);
  const link = view.elementLink(id);
  return link === undefined ? title : html`<a href="${link}">${title}</a>`;
}

/** `file:line`, or `file#pointer` where the source has no lines. */
function place(id: string | undefined, { assessment }: ReportView): Html {
  const source = id === undefined || !Object.hasOwn(assessment.provenance, id) ? undefined : assessment.provenance[id];
  if (source === undefined) return html`<span class="none">not recorded</span>`;
  const at = source.line === undefined ? (source.pointer === undefined ? '' : `#${source.pointer}`) : `:${source.line}`;
  return html`<code>${named(`${shorten(source.file, 100)}${at}`, 140)}</code>`;
}

function elements(view: ReportView): Html {
  const { elements: all } = view.assessment;
  if (all.length === 0) return emptyState('No element is named by a verdict.');
  const listed = [...view.elementRows, ...all.slice(view.elementRows.length)];
  return dataTable(
    {
      id: 'element-table',
      caption: 'Elements, those not trusted first',
      columns: [
        { title: 'Element', width: 'middle' },
        { title: 'By itself', width: 'narrow' },
        { title: 'With dependencies', width: 'narrow' },
        { title: 'Supplier', width: 'middle' },
        { title: 'Tier', width: 'narrow' },
        { title: 'Why', width: 'wide' },
        { title: 'Stated in', width: 'middle' },
      ],
      what: 'elements',
      file: 'elements.csv',
      most: MAX_ELEMENT_ROWS,
      bytes: Infinity,
    },
    listed,
    (element) => ({
      id: anchor('element', element.id),
      cells: [
        html`${named(element.name, 80)}<span class="sub"
            >${kindLabel(element.kind)} · <bdi>${shorten(element.id, 60)}</bdi></span
          >`,
        stateWord(element.own),
        stateWord(element.effective),
        html`${element.suppliers.slice(0, 3).map((id, i) => html`${i > 0 ? ', ' : ''}${supplierName(id, view)}`)}${element.suppliers.length > 3 ? ` +${element.suppliers.length - 3}` : ''}`,
        TIER_WORDS[element.tier],
        html`<bdi>${shorten(element.ownReason, 200)}</bdi>`,
        place(element.id, view),
      ],
    }),
  );
}

function supplierName(id: string, view: ReportView): Html {
  const link = view.supplierLink(id);
  const name = named(view.supplier(id), 60);
  return link === undefined ? name : html`<a href="${link}">${name}</a>`;
}

function tables(): Html {
  return html`<h3 id="tables">Tables that come with this report</h3>
    <dl class="terms files">
      ${[...TABLE_NOTES].map(
        ([file, note]) =>
          html`<dt><code>${file}</code></dt>
            <dd>${note}</dd>`,
      )}
    </dl>`;
}

import type { CauseReport } from '@cleanpath/model';
import { countBar } from '../charts/count-bar.js';
import { stateGlyph } from '../charts/glyph.js';
import { counted, figure } from '../figures.js';
import { html, type Html } from '../html.js';
import { MAX_LISTED } from '../limits.js';
import { anchor, named, sentence } from '../names.js';
import { kindLabel } from '../words.js';
import type { ReportView } from '../view.js';
import { dataTable } from './data-table.js';
import { emptyState, section } from './section.js';

/** Services named per cause. */
const NAMED_DEMANDS = 4;

/** What to mend, in the order that cleans most. */
export function causesSection(view: ReportView, drawn: ReadonlySet<string>): Html {
  const { causes, actions } = view.assessment;
  const head = { id: 'causes', title: 'Causes, and what mending them gains' };
  if (causes.length === 0) return section(head, emptyState(noCauses(view)));
  const scale = Math.max(...causes.map(({ blocks }) => blocks));
  return section(
    { ...head, lead: leadSentence(view) },
    dataTable(
      {
        id: 'cause-table',
        caption: 'Causes, those that block most first',
        columns: [
          { title: 'Cause', width: 'middle' },
          { title: 'Why', width: 'wide' },
          { title: 'Blocks', unit: 'services', width: 'narrow' },
          { title: 'Frees', unit: 'services', numeric: true, width: 'narrow' },
          { title: 'Blocked services', width: 'wide' },
        ],
        what: 'causes',
        file: 'causes.csv',
        most: MAX_LISTED,
        bytes: Infinity,
      },
      causes,
      (cause) => ({
        id: anchor('cause', cause.element),
        cells: [
          causeName(cause, view),
          sentence(cause.sentence),
          { show: countBar(cause.blocks, scale, 'broken'), sort: cause.blocks },
          { show: figure(cause.gain), sort: cause.gain },
          html`<ul class="inline-list">
            ${cause.demands.slice(0, NAMED_DEMANDS).map((id) => html`<li>${demandName(id, view, drawn)}</li>`)}${
              cause.blocks > Math.min(cause.demands.length, NAMED_DEMANDS)
                ? html`<li>${figure(cause.blocks - Math.min(cause.demands.length, NAMED_DEMANDS))} more</li>`
                : ''
            }
          </ul>`,
        ],
      }),
    ),
    actions.length === 0
      ? html``
      : html`<h3>What to do, in order</h3>
          <ol class="actions">
            ${actions.slice(0, MAX_LISTED).map(({ sentence: text }) => html`<li>${sentence(text)}</li>`)}
          </ol>`,
  );
}

function noCauses({ assessment }: ReportView): string {
  if (assessment.demands.length === 0)
    return 'Here the elements that block services are ranked. Next step: describe services in demands.csv.';
  if (assessment.totals.blocked === 0) return 'No service is blocked, so there is no cause to mend.';
  return 'The blocked services have no cause in common that could be named; each diagram shows its own.';
}

function leadSentence({ assessment }: ReportView): string {
  const first = assessment.actions.slice(0, 3);
  const freed = first.reduce((sum, { gain }) => sum + gain, 0);
  const all = counted(assessment.totals.blocked, 'blocked service');
  if (freed === 0) return 'No action alone frees a blocked service; several causes must be mended together.';
  return `${first.length === 1 ? 'The first action frees' : `The first ${first.length} actions together free`} ${figure(freed)} of ${all}.`;
}

function causeName(cause: CauseReport, view: ReportView): Html {
  const element = view.element(cause.element);
  const link = view.elementLink(cause.element);
  const title = named(element?.name ?? cause.element, 80);
  const supplier = cause.supplier === undefined ? undefined : view.supplier(cause.supplier);
  return html`${stateGlyph('untrusted')} ${link === undefined ? title : html`<a href="${link}">${title}</a>`}
    <span class="sub"
      >${element ? kindLabel(element.kind) : ''}${supplier === undefined ? '' : html` · ${named(supplier, 60)}`}</span
    >`;
}

function demandName(id: string, view: ReportView, drawn: ReadonlySet<string>): Html {
  const title = named(view.demandName(id), 60);
  return drawn.has(id) ? html`<a href="#${anchor('demand', id)}">${title}</a>` : title;
}

import { countBar } from '../charts/count-bar.js';
import { stateGlyph } from '../charts/glyph.js';
import { counted, figure } from '../figures.js';
import { html, type Html } from '../html.js';
import { MAX_LISTED } from '../limits.js';
import { named, sentence } from '../names.js';
import type { ReportView } from '../view.js';
import { dataTable } from './data-table.js';
import { emptyState, section } from './section.js';

/** Which missing evidence would settle most. */
export function unknownsSection(view: ReportView): Html {
  const { unknowns, totals } = view.assessment;
  const head = { id: 'unknowns', title: 'Evidence worth getting' };
  if (unknowns.length === 0) {
    const why =
      totals.undetermined === 0
        ? 'No verdict depends on missing evidence. Next step: keep the evidence fresh; expired items turn verdicts undetermined again.'
        : 'No single supplier or element settles an undetermined service alone; several would have to turn out trusted together.';
    return section(head, emptyState(why));
  }
  const scale = Math.max(...unknowns.map(({ demands }) => demands));
  return section(
    {
      ...head,
      lead: `Settling the first item would make ${counted(unknowns[0]!.demands, 'undetermined service')} clean, if the evidence turns out good. Missing evidence is never counted as good.`,
    },
    dataTable(
      {
        id: 'unknown-table',
        caption: 'Evidence worth getting, most telling first',
        columns: [
          { title: 'About', width: 'middle' },
          { title: 'What', width: 'wide' },
          { title: 'Settles', unit: 'services', width: 'narrow' },
          { title: 'Concerns', unit: 'elements', numeric: true, width: 'narrow' },
        ],
        what: 'items',
        file: 'assessment.json',
        most: MAX_LISTED,
      },
      unknowns,
      (item) => {
        const isSupplier = item.kind === 'supplier';
        const link = isSupplier ? view.supplierLink(item.id) : view.elementLink(item.id);
        const title = named(isSupplier ? view.supplier(item.id) : (view.element(item.id)?.name ?? item.id), 80);
        return {
          cells: [
            html`${stateGlyph('unknown')} ${link === undefined ? title : html`<a href="${link}">${title}</a>`}<span
                class="sub"
                >${item.kind}</span
              >`,
            sentence(item.sentence),
            { show: countBar(item.demands, scale), sort: item.demands },
            { show: figure(item.elements), sort: item.elements },
          ],
        };
      },
    ),
  );
}

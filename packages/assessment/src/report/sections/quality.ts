import { countBar } from '../charts/count-bar.js';
import { counted, figure, percent } from '../figures.js';
import { html, type Html } from '../html.js';
import { MAX_LISTED } from '../limits.js';
import { named, sentence } from '../names.js';
import type { ReportView } from '../view.js';
import { dataTable } from './data-table.js';
import { emptyState, section } from './section.js';

/** How complete the data are, and what was odd about them. */
export function qualitySection(view: ReportView): Html {
  const { completeness, problems } = view.assessment;
  const lead =
    completeness.share === null
      ? 'The policy requires no facts, so completeness has no denominator.'
      : `${percent(completeness.share)} of the facts the policy requires are present. A missing fact makes an element undetermined, never clean.`;
  return section({ id: 'quality', title: 'Data quality', lead }, factTable(view), problemTable(problems));
}

function factTable({ assessment }: ReportView): Html {
  const { facts } = assessment.completeness;
  if (facts.length === 0) return html``;
  return dataTable(
    {
      id: 'facts',
      caption: 'Required facts',
      columns: [
        { title: 'Fact', width: 'middle' },
        { title: 'Present', unit: 'number', width: 'middle' },
        { title: 'Required', unit: 'number', numeric: true, width: 'narrow' },
        { title: 'Present', unit: 'share', numeric: true, width: 'narrow' },
      ],
      what: 'facts',
      file: 'assessment.json',
      most: MAX_LISTED,
    },
    facts,
    ({ fact, present, required }) => ({
      cells: [
        named(fact, 80),
        { show: countBar(present, Math.max(required, 1)), sort: present },
        { show: figure(required), sort: required },
        { show: required === 0 ? '' : percent(present / required), sort: required === 0 ? -1 : present / required },
      ],
    }),
  );
}

function problemTable(problems: ReportView['assessment']['problems']): Html {
  if (problems.length === 0) return emptyState('Loading the dossier raised no warning.');
  const total = problems.reduce((sum, { count }) => sum + count, 0);
  return html`<h3>Warnings</h3>
    ${dataTable(
      {
        id: 'warnings',
        caption: `${counted(total, 'warning')} while loading and assessing`,
        columns: [
          { title: 'Code', width: 'narrow' },
          { title: 'Number', numeric: true, width: 'narrow' },
          { title: 'What', width: 'wide' },
        ],
        what: 'kinds of warnings',
        file: 'assessment.json',
        most: MAX_LISTED,
      },
      problems,
      ({ code, count, message }) => ({
        cells: [html`<code>${named(code, 60)}</code>`, { show: figure(count), sort: count }, sentence(message)],
      }),
    )}`;
}

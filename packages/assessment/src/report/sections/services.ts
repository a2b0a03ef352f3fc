import { CRITICALITIES, PLANES, VERDICTS, type DemandReport, type Plane } from '@cleanpath/model';
import { verdictGlyph } from '../charts/glyph.js';
import { verdictStrip } from '../charts/verdict-bar.js';
import { counted, figure } from '../figures.js';
import { html, type Html } from '../html.js';
import { MAX_LISTED } from '../limits.js';
import { anchor, named, shorten } from '../names.js';
import { planeTitle, VERDICT_WORDS } from '../words.js';
import type { ReportView } from '../view.js';
import { dataTable, type Cell, type Column } from './data-table.js';
import { emptyState, section } from './section.js';
import { shortWhy } from './why.js';

/** The matrix of services and planes. */
export function services(view: ReportView, drawn: ReadonlySet<string>): Html {
  const { demands, assessment } = view;
  const head = { id: 'services', title: 'Services' };
  if (demands.length === 0) {
    return section(
      head,
      emptyState(
        html`Here every service gets a row with its verdict per plane. Next step: add <code>demands.csv</code> to the
          dossier: one row per leg, with what must be connected and over which plane.`,
      ),
    );
  }
  const planes = PLANES.filter((plane) => demands.some((demand) => demand.planes[plane] !== undefined));
  const lead = leadSentence(view);
  return section(
    { ...head, lead },
    serviceClasses(view),
    dataTable(
      {
        id: 'service-matrix',
        caption: 'Services by plane, worst first',
        columns: columns(planes, demands),
        what: 'services',
        file: 'demands.csv',
        filters: {
          verdict: VERDICTS.filter((verdict) => assessment.totals[verdict] > 0).map(
            (verdict) => VERDICT_WORDS[verdict],
          ),
        },
      },
      demands,
      (demand) => ({
        cells: cells(demand, planes, view, drawn),
        ...(drawn.has(demand.id) ? {} : { id: anchor('demand', demand.id) }),
        facets: { verdict: VERDICT_WORDS[demand.verdict] },
      }),
    ),
  );
}

function leadSentence({ assessment }: ReportView): string {
  const worst = [...assessment.planes].sort((a, b) => b.blocked - a.blocked)[0];
  const scope = `The column of a plane says what the verdict would be if only untrusted elements of that plane counted.`;
  if (!worst || worst.blocked === 0) return `No plane blocks any service by itself. ${scope}`;
  return `The ${planeTitle(worst.plane).toLowerCase()} plane alone blocks ${counted(worst.blocked, 'service')}, more than any other. ${scope}`;
}

const hasPeople = (demands: readonly DemandReport[]): boolean => demands.some(({ people }) => people !== undefined);

function columns(planes: readonly Plane[], demands: readonly DemandReport[]): Column[] {
  return [
    { title: 'Service', width: 'middle' },
    { title: 'Verdict', width: 'narrow' },
    ...planes.map((plane): Column => ({ title: planeTitle(plane), centre: true, width: 'narrow' })),
    { title: 'Criticality', width: 'narrow' },
    ...(hasPeople(demands) ? [{ title: 'People', numeric: true }] : []),
    { title: 'Why', width: 'wide' },
  ];
}

function cells(demand: DemandReport, planes: readonly Plane[], view: ReportView, drawn: ReadonlySet<string>): Cell[] {
  const label = named(demand.name, 80);
  const name = drawn.has(demand.id) ? html`<a href="#${anchor('demand', demand.id)}">${label}</a>` : label;
  return [
    demand.service === undefined ? name : html`${name}<span class="sub">${named(demand.service, 60)}</span>`,
    verdictCell(demand),
    ...planes.map((plane): Cell => {
      const verdict = demand.planes[plane];
      if (verdict === undefined) return html`<span class="none" title="not counted">·</span>`;
      return { show: verdictGlyph(verdict, 'alone'), sort: VERDICTS.indexOf(verdict) };
    }),
    { show: criticality(demand), sort: CRITICALITIES.findIndex((name) => name === demand.criticality) },
    ...(hasPeople(view.demands)
      ? [{ show: demand.people === undefined ? '' : figure(demand.people), sort: demand.people ?? -1 }]
      : []),
    shortWhy(demand, view),
  ];
}

/** Known words do not break; a stranger's may. */
function criticality({ criticality: word }: DemandReport): Html {
  const known = CRITICALITIES.some((name) => name === word);
  return known ? html`<span class="word">${word}</span>` : html`<bdi>${shorten(word, 30)}</bdi>`;
}

function verdictCell({ verdict }: DemandReport): Cell {
  return {
    show: html`<span class="verdict is-${verdict}">${verdictGlyph(verdict)} ${VERDICT_WORDS[verdict]}</span>`,
    sort: VERDICTS.indexOf(verdict),
  };
}

/** Verdicts per class of service, when there are classes. */
function serviceClasses({ assessment }: ReportView): Html {
  const list = assessment.services;
  if (list.length < 2) return html``;
  const totalOf = (item: (typeof list)[number]): number => VERDICTS.reduce((sum, verdict) => sum + item[verdict], 0);
  const scale = Math.max(...list.map(totalOf));
  const sorted = [...list].sort(
    (a, b) => b.blocked - a.blocked || totalOf(b) - totalOf(a) || (a.service < b.service ? -1 : 1),
  );
  return dataTable(
    {
      id: 'service-classes',
      caption: 'Classes of service',
      columns: [
        { title: 'Class', width: 'middle' },
        { title: 'Verdicts', width: 'wide' },
        ...VERDICTS.map((verdict): Column => ({ title: VERDICT_WORDS[verdict], numeric: true, width: 'narrow' })),
      ],
      what: 'classes',
      file: 'demands.csv',
      most: MAX_LISTED,
    },
    sorted,
    (item) => ({
      cells: [
        named(item.service, 60),
        { show: verdictStrip(item, scale), sort: item.blocked },
        ...VERDICTS.map((verdict): Cell => ({ show: figure(item[verdict]), sort: item[verdict] })),
      ],
    }),
  );
}

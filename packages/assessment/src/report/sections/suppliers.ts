import { TIERS, type SupplierReport, type Tier } from '@cleanpath/model';
import { countBar } from '../charts/count-bar.js';
import { outcomeGlyph } from '../charts/glyph.js';
import { counted, figure, percent } from '../figures.js';
import { html, type Html } from '../html.js';
import { MAX_LADDER_ROWS } from '../limits.js';
import { anchor, named, shorten } from '../names.js';
import { OUTCOME_WORDS, TIER_WORDS } from '../words.js';
import type { ReportView } from '../view.js';
import { dataTable, type Cell, type Column } from './data-table.js';
import { emptyState, section } from './section.js';

const SHORT_OUTCOMES = { ...OUTCOME_WORDS, 'insufficient-evidence': 'Insufficient' } as const;

/** The ladder: a row per supplier with its decisions and what depends on it. */
export function suppliersSection(view: ReportView, profiled: ReadonlySet<string>): Html {
  const { suppliers } = view;
  const head = { id: 'suppliers', title: 'Suppliers' };
  if (suppliers.length === 0) {
    return section(
      head,
      emptyState(
        html`Here every supplier gets a row with its decision per tier and what depends on it. Next step: list suppliers
          in <code>suppliers.yaml</code> and name them in the elements; an element without a supplier stays
          undetermined.`,
      ),
    );
  }
  const scale = {
    exposed: Math.max(...suppliers.map(({ exposedDemands }) => exposedDemands)),
    broken: Math.max(...suppliers.map(({ brokenDemands }) => brokenDemands)),
    share: Math.max(...suppliers.map(({ elementShare }) => elementShare)),
  };
  return section(
    { ...head, lead: leadSentence(view) },
    dataTable(
      {
        id: 'supplier-ladder',
        caption: 'Suppliers, those most services rest on first',
        columns: COLUMNS,
        what: 'suppliers',
        file: 'suppliers.csv',
        most: MAX_LADDER_ROWS,
        bytes: Infinity,
      },
      suppliers,
      (supplier) => ({
        ...(profiled.has(supplier.id) ? {} : { id: anchor('supplier', supplier.id) }),
        cells: [
          supplierName(supplier, profiled),
          ...TIERS.map((tier) => decisionCell(supplier, tier)),
          { show: countBar(supplier.exposedDemands, scale.exposed, 'exposed'), sort: supplier.exposedDemands },
          { show: countBar(supplier.brokenDemands, scale.broken, 'broken'), sort: supplier.brokenDemands },
          { show: figure(supplier.blocks), sort: supplier.blocks },
          { show: figure(supplier.leavesOpen), sort: supplier.leavesOpen },
          { show: figure(supplier.elements), sort: supplier.elements },
          { show: percent(supplier.elementShare), sort: supplier.elementShare },
        ],
      }),
    ),
    html`<p class="note">
      <b>Exposed</b>: services that cannot avoid everything the supplier could touch. <b>Broken</b>: services lost if
      everything of the supplier fails. The two are different questions and never added up.
    </p>`,
  );
}

const COLUMNS: readonly Column[] = [
  { title: 'Supplier', width: 'middle' },
  ...TIERS.map((tier): Column => ({ title: TIER_WORDS[tier], unit: 'tier', width: 'narrow' })),
  { title: 'Exposed', unit: 'services', width: 'narrow' },
  { title: 'Broken', unit: 'services', width: 'narrow' },
  { title: 'Blocks', unit: 'services', numeric: true },
  { title: 'Leaves open', unit: 'services', numeric: true },
  { title: 'Elements', unit: 'number', numeric: true },
  { title: 'Elements', unit: 'share', numeric: true },
];

function leadSentence({ suppliers }: ReportView): string {
  const blocking = suppliers.filter(({ blocks }) => blocks > 0);
  const open = suppliers.filter(({ decisions }) =>
    decisions.some(({ outcome }) => outcome === 'insufficient-evidence'),
  ).length;
  const first =
    blocking.length === 0
      ? `None of ${counted(suppliers.length, 'supplier')} blocks a service`
      : `${figure(blocking.length)} of ${counted(suppliers.length, 'supplier')} ${blocking.length === 1 ? 'blocks' : 'block'} services, ${shorten(blocking[0]!.name, 60)} the most (${counted(blocking[0]!.blocks, 'service')})`;
  return `${first}; for ${figure(open)} the evidence is insufficient at some tier.`;
}

function supplierName(supplier: SupplierReport, profiled: ReadonlySet<string>): Html {
  const name = named(supplier.name, 80);
  const where = supplier.jurisdictions.slice(0, 6).join(', ');
  return html`${profiled.has(supplier.id) ? html`<a href="#${anchor('supplier', supplier.id)}">${name}</a>` : name}
    <span class="sub">${shorten(where, 40)}${supplier.fictional ? ' · fictional' : ''}</span>`;
}

function decisionCell(supplier: SupplierReport, tier: Tier): Cell {
  const decision = supplier.decisions.find((item) => item.tier === tier);
  if (!decision) return html`<span class="none" title="not assessed">·</span>`;
  return {
    show: html`<span class="decision is-${decision.outcome}"
      >${outcomeGlyph(decision.outcome)} ${SHORT_OUTCOMES[decision.outcome]}</span
    >`,
    sort: ['trusted', 'restricted', 'insufficient-evidence', 'excluded'].indexOf(decision.outcome),
  };
}

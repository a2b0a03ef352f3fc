import { Link } from '@tanstack/react-router';
import { routeUrl, type AssessmentSummary } from '@cleanpath/api';
import { TIERS, type Tier } from '@cleanpath/model';
import { useMemo } from 'react';
import { DataTable, type Column } from '../../components/data-table.js';
import { OutcomeGlyph } from '../../components/glyph.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import { OutcomeKey } from './outcome-key.js';

type Rung = AssessmentSummary['ladder'][number];

/** Suppliers shown here; all of them are on their page. */
const SHOWN = 12;

/** Suppliers by the services exposed to them, with the decision at each tier. */
export function SupplierLadder({ summary }: { readonly summary: AssessmentSummary }) {
  const { t, number, percent } = useMessages();
  const { ladder, names, networkId, id, network } = summary;
  const columns = useMemo<readonly Column<Rung>[]>(
    () => [
      {
        id: 'name',
        title: t('overview.supplier'),
        width: 170,
        cell: (supplier) => (
          <>
            <Link to="/n/$network/suppliers/$supplier" params={{ network: networkId, supplier: supplier.id }}>
              {supplier.name}
            </Link>
            {supplier.group === supplier.id ? null : (
              <span className="sub">{t('overview.groupOf', { owner: names[supplier.group] ?? supplier.group })}</span>
            )}
          </>
        ),
        value: ({ name }) => name,
      },
      ...TIERS.map((tier): Column<Rung> => ({
        id: tier,
        title: t(`words.tier.${tier}`),
        unit: t('overview.tier'),
        align: 'centre',
        cell: (supplier) => <Decision supplier={supplier} tier={tier} />,
        minor: tier === 'low',
      })),
      {
        id: 'exposed',
        title: t('overview.exposed'),
        unit: t('overview.servicesUnit'),
        align: 'end',
        cell: ({ exposedDemands }) => number(exposedDemands),
        value: ({ exposedDemands }) => exposedDemands,
      },
      {
        id: 'broken',
        title: t('overview.broken'),
        unit: t('overview.servicesUnit'),
        align: 'end',
        cell: ({ brokenDemands }) => number(brokenDemands),
        value: ({ brokenDemands }) => brokenDemands,
      },
      {
        id: 'blocks',
        title: t('overview.blocks'),
        unit: t('overview.servicesUnit'),
        align: 'end',
        cell: ({ blocks }) => number(blocks),
        value: ({ blocks }) => blocks,
      },
      {
        id: 'open',
        title: t('overview.leavesOpen'),
        unit: t('overview.servicesUnit'),
        align: 'end',
        cell: ({ leavesOpen }) => number(leavesOpen),
        value: ({ leavesOpen }) => leavesOpen,
      },
      {
        id: 'elements',
        title: t('overview.elementsColumn'),
        unit: t('overview.shareUnit'),
        align: 'end',
        minor: true,
        cell: ({ elements, elementShare }) => `${number(elements)} (${percent(elementShare)})`,
        value: ({ elements }) => elements,
      },
    ],
    [names, networkId, number, percent, t],
  );
  if (ladder.length === 0) return null;
  const csv = routeUrl('assessmentTable', { params: { network: networkId, assessment: id, table: 'suppliers' } });
  return (
    <Section
      title={t('overview.ladder')}
      lead={t('overview.ladderLead')}
      actions={
        <Link to="/n/$network/suppliers" params={{ network: networkId }}>
          {t('overview.allSuppliers', { count: network.suppliers })}
        </Link>
      }
    >
      <OutcomeKey />
      <DataTable
        caption={t('overview.ladder')}
        rows={ladder.slice(0, SHOWN)}
        rowKey={(supplier) => supplier.id}
        columns={columns}
        rowLink={(supplier) => `/n/${networkId}/suppliers/${encodeURIComponent(supplier.id)}`}
        csv={csv}
      />
    </Section>
  );
}

function Decision({ supplier, tier }: { readonly supplier: Rung; readonly tier: Tier }) {
  const decision = supplier.decisions.find((candidate) => candidate.tier === tier);
  return decision === undefined ? null : <OutcomeGlyph outcome={decision.outcome} />;
}

import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Comparison } from '@cleanpath/api';
import { useNetworkContext } from '../../app/network-context.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { OutcomeGlyph, VerdictGlyph } from '../../components/glyph.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import classes from './compare.module.css';

type Demand = Comparison['demands'][number];
type Decision = Comparison['suppliers'][number];
type ElementChange = Comparison['elements']['examples'][number];

/** Services with another verdict. */
export function ChangedDemands({ demands }: { readonly demands: readonly Demand[] }) {
  const { t } = useMessages();
  const { networkId } = useNetworkContext();
  const columns = useMemo(
    (): Column<Demand>[] => [
      {
        id: 'name',
        title: t('compare.service'),
        width: 180,
        value: ({ name }) => name,
        cell: ({ id, name, to }) =>
          to === 'absent' ? (
            <bdi>{name}</bdi>
          ) : (
            <Link to="/n/$network/services/$demand" params={{ network: networkId, demand: id }}>
              <bdi>{name}</bdi>
            </Link>
          ),
      },
      {
        id: 'from',
        title: t('compare.from'),
        width: 130,
        value: ({ from }) => from,
        cell: ({ from }) => <VerdictGlyph verdict={from} word />,
      },
      {
        id: 'to',
        title: t('compare.to'),
        width: 130,
        value: ({ to }) => to,
        cell: ({ to }) => <VerdictGlyph verdict={to} word />,
      },
      {
        id: 'reason',
        title: t('compare.reason'),
        minor: true,
        cell: ({ before, after }) => <ServerText>{after ?? before ?? ''}</ServerText>,
      },
    ],
    [t, networkId],
  );
  if (demands.length === 0) return null;
  return (
    <Section title={t('compare.demandsTitle')} id="services">
      <DataTable
        caption={t('compare.demandsCaption')}
        rows={demands}
        rowKey={({ id }) => id}
        columns={columns}
        narrow="cards"
        rowLink={({ id, to }) => (to === 'absent' ? undefined : `/n/${networkId}/services/${encodeURIComponent(id)}`)}
        total={demands.length}
      />
    </Section>
  );
}

/** Decisions about suppliers that changed. */
export function ChangedDecisions({ suppliers }: { readonly suppliers: readonly Decision[] }) {
  const { t } = useMessages();
  const { networkId } = useNetworkContext();
  const columns = useMemo(
    (): Column<Decision>[] => [
      {
        id: 'name',
        title: t('compare.supplier'),
        width: 180,
        value: ({ name }) => name,
        cell: ({ id, name }) => (
          <Link to="/n/$network/suppliers/$supplier" params={{ network: networkId, supplier: id }}>
            <bdi>{name}</bdi>
          </Link>
        ),
      },
      { id: 'tier', title: t('compare.tier'), cell: ({ tier }) => t(`words.tier.${tier}`) },
      { id: 'from', title: t('compare.from'), width: 170, cell: ({ from }) => <OutcomeGlyph outcome={from} word /> },
      { id: 'to', title: t('compare.to'), width: 170, cell: ({ to }) => <OutcomeGlyph outcome={to} word /> },
    ],
    [t, networkId],
  );
  return (
    <Section title={t('compare.suppliersTitle')}>
      {suppliers.length === 0 ? (
        <p className="soft">{t('compare.suppliersNone')}</p>
      ) : (
        <DataTable
          caption={t('compare.suppliersCaption')}
          rows={suppliers}
          rowKey={({ id, tier }) => `${id} ${tier}`}
          columns={columns}
          narrow="cards"
        />
      )}
    </Section>
  );
}

/** Elements added, removed and changed; the first of them by name. */
export function ChangedElements({ elements }: { readonly elements: Comparison['elements'] }) {
  const { t, number } = useMessages();
  const { networkId } = useNetworkContext();
  const total = elements.added + elements.removed + elements.changed;
  const columns = useMemo(
    (): Column<ElementChange>[] => [
      {
        id: 'name',
        title: t('compare.element'),
        width: 200,
        cell: ({ id, name, change }) =>
          change === 'removed' ? (
            <bdi>{name}</bdi>
          ) : (
            <Link to="/n/$network/network" params={{ network: networkId }} search={{ element: id }}>
              <bdi>{name}</bdi>
            </Link>
          ),
      },
      {
        id: 'change',
        title: t('compare.change'),
        value: ({ change }) => change,
        cell: ({ change }) => t(`compare.change.${change}`),
      },
      {
        id: 'fields',
        title: t('compare.fields'),
        cell: ({ fields }) =>
          fields.length === 0 ? (
            <span className="soft">–</span>
          ) : (
            <code className={classes.fields}>{fields.join(', ')}</code>
          ),
      },
    ],
    [t, networkId],
  );
  return (
    <Section
      title={t('compare.elementsTitle')}
      lead={
        total === 0
          ? t('compare.elementsNone')
          : t('compare.elementsSentence', {
              added: elements.added,
              removed: number(elements.removed),
              changed: number(elements.changed),
            })
      }
    >
      {elements.examples.length === 0 ? null : (
        <DataTable
          caption={t('compare.elementsCaption')}
          rows={elements.examples}
          rowKey={({ id, change }) => `${id} ${change}`}
          columns={columns}
          narrow="cards"
        />
      )}
      {elements.examples.length < total ? (
        <p className="soft">
          {t('compare.elementsShown', { shown: number(elements.examples.length), total: number(total) })}
        </p>
      ) : null}
    </Section>
  );
}

import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SupplierRow } from '@cleanpath/api';
import { TIERS, type Tier } from '@cleanpath/model';
import { useAssessmentContext } from '../../app/network-context.js';
import type { Column } from '../../components/data-table.js';
import { OutcomeGlyph } from '../../components/glyph.js';
import { useMessages, type Messages } from '../../messages/messages.js';
import { byTier } from '../supplier/decision-groups.js';
import { MiniInterval } from '../supplier/mini-interval.js';
import { decisionRank } from './supplier-filters.js';
import classes from './suppliers-page.module.css';

/** Below this width the four tiers share one column. */
const NARROW = '(max-width: 700px)';

/** Columns of the ladder; the interval is that of the tier chosen, else of the strictest. */
export function useSupplierColumns(rows: readonly SupplierRow[], tier: Tier | undefined): Column<SupplierRow>[] {
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const { t, number, percent } = useMessages();
  const { networkId } = useAssessmentContext();
  const names = useMemo(() => new Map(rows.map(({ id, name }) => [id, name])), [rows]);
  const largestShare = useMemo(() => rows.reduce((most, row) => Math.max(most, row.elementShare), 0), [rows]);
  return useMemo(() => {
    const shownTier = tier ?? 'critical';
    const count = (
      id: 'exposedDemands' | 'brokenDemands' | 'blocks' | 'leavesOpen',
      title: string,
      minor: boolean,
    ): Column<SupplierRow> => ({
      id,
      title,
      unit: t('suppliers.services'),
      align: 'end',
      minor,
      value: (row) => row[id],
      cell: (row) => (row[id] === 0 ? <span className="soft">0</span> : number(row[id])),
    });
    return [
      {
        id: 'name',
        title: t('suppliers.column'),
        width: 168,
        value: (row) => row.name,
        cell: (row) => <NameCell row={row} networkId={networkId} owner={names.get(row.group)} />,
      },
      ...(narrow ? [ladderColumn(t)] : TIERS.map((each) => tierColumn(each, t))),
      {
        id: 'interval',
        title: t('suppliers.interval'),
        unit: t(`words.tier.${shownTier}`),
        minor: true,
        width: 150,
        first: 'descending',
        value: (row) => row.decisions.find((decision) => decision.tier === shownTier)?.lower,
        cell: (row) => {
          const decision = row.decisions.find((candidate) => candidate.tier === shownTier);
          return decision === undefined ? null : <MiniInterval decision={decision} />;
        },
      },
      {
        id: 'elements',
        title: t('suppliers.elements'),
        unit: t('suppliers.share'),
        align: 'end',
        minor: true,
        width: 132,
        value: (row) => row.elements,
        cell: (row) => (
          <span className={classes.share}>
            <span className={classes.shareTrack} aria-hidden>
              <span
                className={classes.shareFill}
                style={{ width: `${largestShare === 0 ? 0 : (row.elementShare / largestShare) * 100}%` }}
              />
            </span>
            <span>{number(row.elements)}</span>
            <span className={classes.percent}>{row.elements === 0 ? '' : percent(row.elementShare)}</span>
          </span>
        ),
      },
      count('exposedDemands', t('suppliers.exposed'), true),
      count('brokenDemands', t('suppliers.brokenShort'), false),
      count('blocks', t('suppliers.blocks'), false),
      count('leavesOpen', t('suppliers.leavesOpen'), true),
    ];
  }, [t, number, percent, networkId, names, largestShare, tier, narrow]);
}

/** The decision at one tier. */
const tierColumn = (tier: Tier, t: Messages['t']): Column<SupplierRow> => ({
  id: tier,
  title: t(`words.tier.${tier}`),
  align: 'centre',
  width: 76,
  first: 'descending',
  value: (row) => (row.decisions.some((decision) => decision.tier === tier) ? decisionRank(row, tier) : null),
  cell: (row) => {
    const decision = row.decisions.find((candidate) => candidate.tier === tier);
    return decision === undefined ? <span className="soft">–</span> : <OutcomeGlyph outcome={decision.outcome} />;
  },
});

/** The four decisions side by side, from the least to the most strict tier. */
const ladderColumn = (t: Messages['t']): Column<SupplierRow> => ({
  id: 'ladder',
  title: t('suppliers.glyphs'),
  unit: `${t('words.tier.low')} → ${t('words.tier.critical')}`,
  first: 'descending',
  value: (row) => decisionRank(row),
  cell: (row) => (
    <ul className={classes.ladder}>
      {byTier(row.decisions).map(({ tier, outcome }) => (
        <li key={tier} aria-label={`${t(`words.tier.${tier}`)}: ${t(`words.outcome.${outcome}`)}`}>
          <OutcomeGlyph outcome={outcome} silent />
        </li>
      ))}
    </ul>
  ),
});

interface NameCellProps {
  readonly row: SupplierRow;
  readonly networkId: string;
  readonly owner: string | undefined;
}

function NameCell({ row, networkId, owner }: NameCellProps) {
  const { t } = useMessages();
  const facts = [
    row.jurisdictions.length === 0 ? t('suppliers.noJurisdiction') : row.jurisdictions.join(', '),
    ...(row.group === row.id ? [] : [t('suppliers.controlledBy', { owner: owner ?? row.group })]),
    ...(row.fictional ? [t('suppliers.fictional')] : []),
  ];
  return (
    <>
      <Link
        className={classes.name ?? ''}
        to="/n/$network/suppliers/$supplier"
        params={{ network: networkId, supplier: row.id }}
      >
        <bdi>{row.name}</bdi>
      </Link>
      <span className={classes.facts}>{facts.join(' · ')}</span>
    </>
  );
}

import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DemandRow } from '@cleanpath/api';
import { useAssessmentContext } from '../../app/network-context.js';
import { useFilters } from '../../app/use-filters.js';
import type { ConsoleSearch } from '../../app/search-params.js';
import { useMessages } from '../../messages/messages.js';
import { LIST_NAMES, listedDemands } from '../services/demand-filters.js';
import { useAllDemands } from '../services/use-all-demands.js';
import classes from './service.module.css';

/** Back to the list, and on to the service before and after in it, under the filters and order the reader came with. */
export function ServiceSteps({ demand }: { readonly demand: string }) {
  const { t, number } = useMessages();
  const { networkId, assessmentId } = useAssessmentContext();
  const [list] = useFilters(LIST_NAMES);
  const all = useAllDemands(networkId, assessmentId);
  const key = JSON.stringify(list);
  const rows = useMemo(() => {
    const listed = listedDemands(all.rows, JSON.parse(key) as typeof list);
    return listed.some(({ id }) => id === demand) ? listed : all.rows;
  }, [all.rows, key, demand]);
  const index = rows.findIndex(({ id }) => id === demand);
  return (
    <span className={classes.steps}>
      <Link to="/n/$network/services" params={{ network: networkId }} search={keepList}>
        {t('service.all')}
      </Link>
      {index < 0 ? null : (
        <nav aria-label={t('service.steps')} className={classes.stepLinks}>
          <Step row={rows[index - 1]} direction="previous" />
          <span className={classes.stepCount}>
            {t('service.position', { index: number(index + 1), total: number(rows.length) })}
          </span>
          <Step row={rows[index + 1]} direction="next" />
        </nav>
      )}
    </span>
  );
}

/** The filters of the list go along; what belongs to one service does not. */
const keepList = (before: ConsoleSearch): ConsoleSearch =>
  Object.fromEntries(
    Object.entries(before).filter(([name]) => name === 'a' || LIST_NAMES.some((each) => each === name)),
  );

interface StepProps {
  readonly row: DemandRow | undefined;
  readonly direction: 'previous' | 'next';
}

function Step({ row, direction }: StepProps) {
  const { t } = useMessages();
  const { networkId } = useAssessmentContext();
  const arrow = direction === 'previous' ? 'M8.5 2 3.5 6l5 4' : 'M3.5 2l5 4-5 4';
  const picture = (
    <svg viewBox="0 0 12 12" aria-hidden>
      <path d={arrow} />
    </svg>
  );
  const word = <span>{t(`service.${direction}`)}</span>;
  const inside = direction === 'previous' ? [picture, word] : [word, picture];
  if (!row) {
    return (
      <span className={classes.stepOff} aria-hidden>
        {inside[0]}
        {inside[1]}
      </span>
    );
  }
  const label = t(direction === 'previous' ? 'service.previousService' : 'service.nextService', { name: row.name });
  return (
    <Link
      to="/n/$network/services/$demand"
      params={{ network: networkId, demand: row.id }}
      search={keepList}
      rel={direction === 'previous' ? 'prev' : 'next'}
      aria-label={label}
      title={row.name}
    >
      {inside[0]}
      {inside[1]}
    </Link>
  );
}

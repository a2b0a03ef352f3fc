import { hhiBar } from '@cleanpath/assessment/charts';
import type { ConcentrationReport } from '@cleanpath/model';
import { Drawn } from '../../components/drawn.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import classes from './concentration.module.css';

interface ConcentrationCellProps {
  readonly row: ConcentrationReport;
  /** Plane and tier in words, for whoever hears the bar. */
  readonly label: string;
  readonly levels: readonly number[];
  readonly names: Readonly<Record<string, string>>;
}

/** Index with its interval and band, bar with the thresholds, largest supplier, how much there is. */
export function ConcentrationCell({ row, label, levels, names }: ConcentrationCellProps) {
  const { t, number, percent } = useMessages();
  const [lower, upper] = [number(row.hhi.lower), number(row.hhi.upper)];
  const [largest] = row.top;
  return (
    <>
      <p className={classes.value}>
        <b>{lower === upper ? lower : t('overview.range', { lower, upper })}</b>
        {row.band === undefined ? null : (
          <span className="soft">
            {' '}
            <ServerText>{row.band}</ServerText>
          </span>
        )}
      </p>
      <Drawn chart={hhiBar({ label, ...row.hhi }, levels)} />
      <p className={classes.top}>
        <span>
          {largest === undefined
            ? t('overview.noKnownSupplier')
            : `${names[largest.supplier] ?? largest.supplier} ${percent(largest.share)}`}
        </span>
        <span className={classes.total}>
          {t('overview.ofTotal', { total: number(row.total) })}
          {row.unknown > 0 && row.total > 0
            ? t('overview.unknownShare', { share: percent(row.unknown / row.total) })
            : ''}
        </span>
      </p>
    </>
  );
}

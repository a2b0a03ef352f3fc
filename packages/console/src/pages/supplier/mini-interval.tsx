import { intervalBar } from '@cleanpath/assessment/charts';
import { Drawn } from '../../components/drawn.js';
import { useMessages } from '../../messages/messages.js';
import { decisionThresholds } from './decision-thresholds.js';
import type { Decision } from './report-parts.js';
import { useUnitFigures } from './unit-figures.js';
import classes from './mini-interval.module.css';

type Interval = Pick<Decision, 'lower' | 'upper' | 'accept' | 'exclude'>;

/** Interval against its thresholds, small enough for a row of a table; the bounds are spoken. */
export function MiniInterval({ decision }: { readonly decision: Interval }) {
  const { t } = useMessages();
  const { lower, upper } = useUnitFigures();
  const spoken = t('supplier.between', { lower: lower(decision.lower), upper: upper(decision.upper) });
  return (
    <span className={classes.mini} role="img" aria-label={spoken} title={spoken}>
      <span aria-hidden>
        <Drawn chart={intervalBar(decision.lower, decision.upper, decisionThresholds(decision))} />
      </span>
    </span>
  );
}

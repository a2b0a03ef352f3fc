import { Link } from '@tanstack/react-router';
import type { AssessmentSummary } from '@cleanpath/api';
import { VerdictBar, VerdictKey } from '../../components/verdict-bar.js';
import { useMessages } from '../../messages/messages.js';
import classes from './overview.module.css';

/** All services as one bar with its bounds, then the same for each plane. */
export function VerdictFigure({ summary }: { readonly summary: AssessmentSummary }) {
  const { t, number, percent } = useMessages();
  const { totals, planes, policy } = summary;
  return (
    <figure className={classes.verdicts}>
      <VerdictBar counts={totals} />
      <VerdictKey counts={totals} />
      {totals.provenShare === null || totals.possibleShare === null ? null : (
        <figcaption className={classes.caption}>
          {t(totals.disconnected > 0 ? 'overview.sharesConnected' : 'overview.shares', {
            proven: percent(totals.provenShare),
            possible: percent(totals.possibleShare),
          })}
        </figcaption>
      )}
      <h2 className="sr">{t('overview.byPlane')}</h2>
      <dl className={classes.planes}>
        {planes.map((counts) => (
          <div key={counts.plane}>
            <dt>
              <span>
                <Link to="/n/$network/network" params={{ network: summary.networkId }} search={{ plane: counts.plane }}>
                  {t(`words.plane.${counts.plane}`)}
                </Link>
                {policy.planes.includes(counts.plane) ? null : (
                  <span className={classes.not}> {t('overview.planeNotCounted')}</span>
                )}
              </span>
              <span className={classes.amount}>
                {counts.undetermined === 0
                  ? t('overview.planeClean', { clean: number(counts.clean) })
                  : t('overview.planeCleanBounds', {
                      clean: number(counts.clean),
                      possible: number(counts.clean + counts.undetermined),
                    })}
              </span>
            </dt>
            <dd>
              <VerdictBar counts={counts} slim />
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}

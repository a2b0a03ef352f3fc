import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { ElementCard } from '@cleanpath/api';
import type { Verdict } from '@cleanpath/model';
import { useRoute } from '../../api/use-route.js';
import { useAssessmentContext } from '../../app/network-context.js';
import { VerdictGlyph } from '../../components/glyph.js';
import { useMessages } from '../../messages/messages.js';
import classes from './element-card.module.css';

/** Named before the rest is asked for. */
const FIRST = 8;

/** Services whose names are looked up; of more the id stands. */
const NAMED = 500;

/** Services whose drawn route crosses the element. */
export function ElementDemands({ demands }: { readonly demands: ElementCard['demands'] }) {
  const { t, number } = useMessages();
  const { networkId, assessmentId } = useAssessmentContext();
  const names = useRoute(
    'demands',
    { params: { network: networkId, assessment: assessmentId }, query: { limit: NAMED } },
    { enabled: demands.total > 0 },
  );
  const byId = new Map(names.data?.items.map((row) => [row.id, row]));
  const [open, setOpen] = useState(false);
  const shown = open ? demands.ids : demands.ids.slice(0, FIRST);
  const hidden = demands.total - shown.length;
  return (
    <section className={classes.part}>
      <h3>
        {t('network.services')}{' '}
        {demands.total === 0 ? null : <span className={classes.count}>{number(demands.total)}</span>}
      </h3>
      {demands.total === 0 ? <p className={classes.note}>{t('network.noServices')}</p> : null}
      <ul className={classes.demands}>
        {shown.map((id) => (
          <li key={id}>
            <VerdictMark verdict={byId.get(id)?.verdict} />
            <Link to="/n/$network/services/$demand" params={{ network: networkId, demand: id }}>
              {byId.get(id)?.name ?? id}
            </Link>
          </li>
        ))}
      </ul>
      {hidden <= 0 ? null : shown.length < demands.ids.length ? (
        <button type="button" className={classes.more} onClick={() => setOpen(true)}>
          {t('network.more', { count: hidden })}
        </button>
      ) : (
        <p className={classes.note}>{t('network.more', { count: hidden })}</p>
      )}
    </section>
  );
}

function VerdictMark({ verdict }: { readonly verdict: Verdict | undefined }) {
  return verdict === undefined ? null : (
    <>
      <VerdictGlyph verdict={verdict} />{' '}
    </>
  );
}

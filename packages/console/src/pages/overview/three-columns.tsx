import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AssessmentSummary } from '@cleanpath/api';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import classes from './overview.module.css';

/** As many as one reads at once; the rest is in the tables below. */
const FIRST = 3;

/** Why, what to do first, what is not known. */
export function ThreeColumns({ summary }: { readonly summary: AssessmentSummary }) {
  const { t } = useMessages();
  const { causes, actions, unknowns, headline, networkId } = summary;
  return (
    <div className={classes.three}>
      <Column title={t('overview.why')}>
        {causes.length === 0 ? (
          <p className="soft">{t('overview.whyNone')}</p>
        ) : (
          <ol className={classes.numbered}>
            {causes.slice(0, FIRST).map(({ element, sentence }) => (
              <li key={element}>
                <Link to="/n/$network/network" params={{ network: networkId }} search={{ element }}>
                  <ServerText>{sentence}</ServerText>
                </Link>
              </li>
            ))}
          </ol>
        )}
        {causes.length > FIRST ? (
          <p className={classes.more}>
            <a href="#causes">{t('overview.allCauses', { count: causes.length })}</a>
          </p>
        ) : null}
      </Column>
      <Column title={t('overview.toDo')}>
        {actions.length === 0 ? (
          <p className="soft">{t('overview.toDoNone')}</p>
        ) : (
          <ol className={classes.numbered}>
            {actions.slice(0, FIRST).map(({ sentence }) => (
              <li key={sentence}>
                <ServerText>{sentence}</ServerText>
              </li>
            ))}
          </ol>
        )}
        {actions.length > FIRST ? (
          <details className={classes.more}>
            <summary>{t('overview.moreActions', { count: actions.length - FIRST })}</summary>
            <ol className={classes.numbered} style={{ counterReset: `item ${FIRST}` }}>
              {actions.slice(FIRST).map(({ sentence }) => (
                <li key={sentence}>
                  <ServerText>{sentence}</ServerText>
                </li>
              ))}
            </ol>
          </details>
        ) : null}
      </Column>
      <Column title={t('overview.unknown')}>
        {headline.unknown === undefined && unknowns.length === 0 ? (
          <p className="soft">{t('overview.unknownNone')}</p>
        ) : (
          <ul>
            {headline.unknown === undefined ? null : (
              <li>
                <ServerText>{headline.unknown}</ServerText>
              </li>
            )}
            {unknowns.slice(0, headline.unknown === undefined ? FIRST : FIRST - 1).map(({ kind, id, sentence }) => (
              <li key={`${kind}/${id}`}>
                {kind === 'supplier' ? (
                  <Link to="/n/$network/suppliers/$supplier" params={{ network: networkId, supplier: id }}>
                    <ServerText>{sentence}</ServerText>
                  </Link>
                ) : (
                  <Link to="/n/$network/network" params={{ network: networkId }} search={{ element: id }}>
                    <ServerText>{sentence}</ServerText>
                  </Link>
                )}
              </li>
            ))}
          </ul>
        )}
      </Column>
    </div>
  );
}

function Column({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

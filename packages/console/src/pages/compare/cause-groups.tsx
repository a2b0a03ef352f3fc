import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Comparison } from '@cleanpath/api';
import { useNetworkContext } from '../../app/network-context.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import classes from './compare.module.css';

type Group = Comparison['groups'][number];

/** Changed services by what changed, each linked to its page. */
export function CauseGroups({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useMessages();
  const names = new Map(comparison.demands.map(({ id, name }) => [id, name]));
  return (
    <Section
      title={t('compare.causesTitle')}
      lead={t(comparison.groups.length === 0 ? 'compare.causesNone' : 'compare.causesLead')}
    >
      <ol className={classes.groups}>
        {comparison.groups.map((group) => (
          <li key={`${group.kind} ${group.subject ?? ''} ${group.cause}`} className={classes.group}>
            <p className={classes.kind}>{t(`compare.kind.${group.kind}`)}</p>
            <p className={classes.cause}>
              <Cause group={group} />
            </p>
            <Services ids={group.better} names={names} word={t('compare.better', { count: group.better.length })} />
            <Services ids={group.worse} names={names} word={t('compare.worse', { count: group.worse.length })} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The cause, linked to the supplier or element it is about. */
function Cause({ group: { kind, cause, subject } }: { readonly group: Group }) {
  const { networkId } = useNetworkContext();
  const text = <ServerText>{cause}</ServerText>;
  if (subject === undefined) return text;
  if (kind === 'supplier-decision') {
    return (
      <Link to="/n/$network/suppliers/$supplier" params={{ network: networkId, supplier: subject }}>
        {text}
      </Link>
    );
  }
  return kind === 'element' ? (
    <Link to="/n/$network/network" params={{ network: networkId }} search={{ element: subject }}>
      {text}
    </Link>
  ) : (
    text
  );
}

/** Services named before the rest is folded. */
const SHOWN = 6;

interface ServicesProps {
  readonly ids: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly word: string;
}

function Services({ ids, names, word }: ServicesProps) {
  const { t } = useMessages();
  const { networkId } = useNetworkContext();
  const [all, setAll] = useState(false);
  if (ids.length === 0) return null;
  const more = ids.length - SHOWN;
  return (
    <p className={classes.services}>
      <b>{word}:</b>{' '}
      {(all ? ids : ids.slice(0, SHOWN)).map((id, i) => (
        <span key={id}>
          {i > 0 ? ', ' : ''}
          <Link to="/n/$network/services/$demand" params={{ network: networkId, demand: id }}>
            <bdi>{names.get(id) ?? id}</bdi>
          </Link>
        </span>
      ))}
      {more <= 0 ? null : (
        <>
          {' '}
          <button type="button" className={classes.link} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('compare.fewerServices') : t('compare.moreServices', { count: more })}
          </button>
        </>
      )}
    </p>
  );
}

import { Link } from '@tanstack/react-router';
import type { ElementCard } from '@cleanpath/api';
import { useNetworkContext } from '../../app/network-context.js';
import { useMessages } from '../../messages/messages.js';
import type { ConsoleSearch } from '../../app/search-params.js';
import classes from './edit.module.css';

export interface RecordRelationsProps {
  readonly id: string;
  readonly card: ElementCard | undefined;
  readonly locked: boolean;
}

const SIDES = ['dependsOn', 'dependents', 'links'] as const;
/** Named here; all of them are in the table of relations. */
const FIRST = 5;

/** What an element is related to, with the way to the table where that is edited. */
export function RecordRelations({ id, card, locked }: RecordRelationsProps) {
  const { t, number } = useMessages();
  const { networkId } = useNetworkContext();
  const search = (patch: ConsoleSearch) => ({ on: 'relation', of: id, element: undefined, q: undefined, ...patch });
  return (
    <section className={classes.relations}>
      <h3>{t('edit.relationsTitle')}</h3>
      {card === undefined ? null : (
        <dl>
          {SIDES.filter((side) => card[side].total > 0).map((side) => (
            <div key={side}>
              <dt>
                {t(`edit.direction.${side}`)} <span className="soft">{number(card[side].total)}</span>
              </dt>
              <dd>
                {card[side].items
                  .slice(0, FIRST)
                  .map(({ element }) => element.name)
                  .join(' · ')}
                {card[side].total > FIRST ? ' …' : ''}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className={classes.relationLinks}>
        <Link to="/n/$network/edit" params={{ network: networkId }} search={search({})}>
          {t('edit.relationsEdit')}
        </Link>
        {locked ? null : (
          <Link to="/n/$network/edit" params={{ network: networkId }} search={search({ add: 'relation' })}>
            {t('edit.add.relation')}
          </Link>
        )}
      </p>
    </section>
  );
}

import { Link } from '@tanstack/react-router';
import { EDITABLE, type Editable } from '@cleanpath/api';
import { useNetworkContext } from '../../app/network-context.js';
import { useMessages } from '../../messages/messages.js';
import { CLOSED } from './edit-address.js';
import type { DraftControl } from './use-draft.js';
import classes from './edit.module.css';

export interface EditTabsProps {
  readonly tab: Editable;
  readonly of: string | undefined;
  readonly draft: Pick<DraftControl, 'overlays'>;
}

/** The tables as links, each with the number of its records the draft changes. */
export function EditTabs({ tab, of, draft }: EditTabsProps) {
  const { t } = useMessages();
  const { networkId } = useNetworkContext();
  return (
    <nav aria-label={t('edit.tabs')}>
      <ul className={classes.tabs}>
        {EDITABLE.map((record) => {
          const changed = draft.overlays[record].size;
          return (
            <li key={record}>
              <Link
                to="/n/$network/edit"
                params={{ network: networkId }}
                search={{ ...CLOSED, on: record, of: record === 'relation' ? of : undefined }}
                className={classes.tab ?? ''}
                {...(record === tab ? { 'aria-current': 'page' as const } : {})}
              >
                {t(`edit.tab.${record}`)}
                {changed === 0 ? null : (
                  <span className={classes.tabCount}>
                    {changed}
                    <span className="sr"> {t('edit.tabChanged', { count: changed })}</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

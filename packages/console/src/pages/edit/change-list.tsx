import { Link } from '@tanstack/react-router';
import type { DraftChange } from '@cleanpath/api';
import { useNetworkContext } from '../../app/network-context.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import type { PlacedProblems } from './cell-problems.js';
import { changedId } from './draft-overlay.js';
import { CLOSED, opened } from './edit-address.js';
import classes from './edit.module.css';

export interface ChangeListProps {
  readonly changes: readonly DraftChange[];
  readonly problems: PlacedProblems;
}

/** What the draft does, newest first: each a sentence with who and when, leading to its record. */
export function ChangeList({ changes, problems }: ChangeListProps) {
  const { t, rich, ago, dateTime } = useMessages();
  const { networkId } = useNetworkContext();
  return (
    <ol className={classes.changes} reversed>
      {changes.toReversed().map(({ seq, at, by, change, sentence, undone }) => (
        <li key={seq} className={undone ? classes.undone : ''}>
          <Link
            to="/n/$network/edit"
            params={{ network: networkId }}
            search={{ on: change.record, ...CLOSED, ...opened({ record: change.record, id: changedId(change) }) }}
          >
            <ServerText>{sentence}</ServerText>
          </Link>
          <span className="sub">
            {rich('edit.by', {
              by: <bdi>{by}</bdi>,
              when: (
                <time dateTime={at} title={dateTime(at)}>
                  {ago(at)}
                </time>
              ),
            })}
            {undone ? ` · ${t('edit.undone')}` : ''}
          </span>
          {problems.changes.get(seq)?.map((problem, i) => (
            <span key={i} className={classes.problem}>
              <ServerText>
                {problem.message} <span className="soft">{problem.remedy}</span>
              </ServerText>
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}

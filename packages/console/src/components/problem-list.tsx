import type { ProblemItem } from '@cleanpath/api';
import { ServerText } from '../messages/server-text.js';
import { useMessages } from '../messages/messages.js';
import classes from './problem-list.module.css';

/** Longest list shown in place; the rest is counted. */
const SHOWN = 8;

/** Problems with their place and remedy; for long lists use a DataTable. */
export function ProblemList({ problems }: { readonly problems: readonly ProblemItem[] }) {
  const { t } = useMessages();
  return (
    <ul className={classes.list}>
      {problems.slice(0, SHOWN).map((problem, i) => (
        <li key={i}>
          <ServerText>
            {placeOf(problem) === '' ? null : <code>{placeOf(problem)}</code>} {problem.message}{' '}
            <span className={classes.remedy}>{problem.remedy}</span>
          </ServerText>
        </li>
      ))}
      {problems.length > SHOWN ? <li>{t('problems.more', { count: problems.length - SHOWN })}</li> : null}
    </ul>
  );
}

const placeOf = ({ file, line, column, pointer }: ProblemItem): string =>
  [file, line, column].filter((part) => part !== undefined).join(':') || (pointer ?? '');

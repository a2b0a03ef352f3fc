import { ApiError, type ProblemItem } from '@cleanpath/api';
import { ErrorState } from '../../components/error-state.js';
import { ServerText } from '../../messages/server-text.js';
import { problemText } from './cell-problems.js';
import classes from './edit.module.css';

export interface RefusalProps {
  readonly error: unknown;
  /** Those of its problems that are not shown at a field. */
  readonly problems?: readonly ProblemItem[];
}

/** Why a change was not taken into the draft, and what to do: one sentence for each problem. */
export function Refusal({ error, problems }: RefusalProps) {
  if (!(error instanceof ApiError) || error.problems.length === 0) return <ErrorState compact error={error} />;
  const texts = new Set((problems ?? error.problems.filter(({ severity }) => severity === 'error')).map(problemText));
  if (texts.size === 0) return null;
  return (
    <div role="alert" className={classes.problem}>
      <ServerText>
        {[...texts].map((text) => (
          <p key={text}>{text}</p>
        ))}
      </ServerText>
    </div>
  );
}

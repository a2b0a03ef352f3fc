import { Button } from '@mantine/core';
import { ApiError } from '@cleanpath/api';
import { useMessages } from '../messages/messages.js';
import { ProblemList } from './problem-list.js';
import classes from './error-state.module.css';

export interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** Beside a form rather than instead of a page. */
  readonly compact?: boolean;
}

/** A problem as a person can use it: what happened, what to do, and the number to quote when asking for help. */
export function ErrorState({ error, onRetry, compact = false }: ErrorStateProps) {
  const { t, language } = useMessages();
  const server = language === 'en' ? {} : { lang: 'en' };
  const problem = error instanceof ApiError ? error.problem : undefined;
  return (
    <div role="alert" className={compact ? classes.compact : classes.error}>
      {problem ? (
        <>
          <p className={classes.title} {...server}>
            {problem.title}
          </p>
          {problem.detail === problem.title ? null : <p {...server}>{problem.detail}</p>}
          <p className={classes.remedy} {...server}>
            {problem.remedy}
          </p>
          {problem.problems && problem.problems.length > 0 ? <ProblemList problems={problem.problems} /> : null}
          {problem.instance === undefined || compact ? null : (
            <p className={classes.instance}>{t('problems.reference', { id: problem.instance, code: problem.code })}</p>
          )}
        </>
      ) : (
        <>
          <p className={classes.title}>{t(isOffline(error) ? 'problems.unreachable' : 'problems.unexpected')}</p>
          <p className={classes.remedy}>
            {t(isOffline(error) ? 'problems.unreachableRemedy' : 'problems.unexpectedRemedy')}
          </p>
          {isOffline(error) || !(error instanceof Error) ? null : <code lang="en">{error.message}</code>}
        </>
      )}
      {onRetry ? (
        <Button mt={12} size="xs" variant="default" onClick={onRetry}>
          {t('problems.again')}
        </Button>
      ) : null}
    </div>
  );
}

/** `fetch` rejects with a TypeError where no answer came at all. */
const isOffline = (error: unknown): boolean => error instanceof TypeError && /fetch|network|load/i.test(error.message);

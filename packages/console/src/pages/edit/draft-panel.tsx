import { Section } from '../../components/section.js';
import { ConfirmButton } from '../../components/confirm-button.js';
import { ErrorState } from '../../components/error-state.js';
import { ProblemList } from '../../components/problem-list.js';
import { useMessages } from '../../messages/messages.js';
import { ApplyDraft } from './apply-draft.js';
import { ChangeList } from './change-list.js';
import type { DraftCheck } from './use-draft-check.js';
import type { DraftControl } from './use-draft.js';
import classes from './edit.module.css';

export interface DraftPanelProps {
  readonly draft: DraftControl;
  readonly check: DraftCheck;
  readonly applying: string | undefined;
  readonly onApplying: (jobId: string | undefined) => void;
  readonly onApplied: (assessmentId: string | undefined) => void;
}

/** The draft: what it does, whether the network it leads to is sound, and the steps that end it. */
export function DraftPanel({ draft, check, applying, onApplying, onApplied }: DraftPanelProps) {
  const { t } = useMessages();
  const changes = draft.draft?.changes ?? [];
  return (
    <aside className={classes.draft} aria-label={t('edit.draftTitle')}>
      <Section title={t('edit.draftTitle')}>
        {/* An applied draft is empty before its job is seen to have ended. */}
        {changes.length === 0 && applying === undefined ? (
          <>
            <p>{t('edit.draftEmpty')}</p>
            <p className="soft">{t('edit.draftEmptyHint')}</p>
          </>
        ) : (
          <>
            <Checked check={check} />
            <ApplyDraft draft={draft} check={check} applying={applying} onApplying={onApplying} onApplied={onApplied} />
            {applying !== undefined ? null : (
              <ConfirmButton
                compact
                label={t('edit.discard')}
                question={t('edit.discardConfirm')}
                onConfirm={draft.discard}
              />
            )}
            <ChangeList changes={changes} problems={check.placed} />
          </>
        )}
      </Section>
    </aside>
  );
}

/** What the check of the edited network found; problems that point to a change stand with it. */
function Checked({ check }: { readonly check: DraftCheck }) {
  const { t } = useMessages();
  const { placed, checking, error, retry } = check;
  // That the network moved on has a notice of its own.
  const problems = check.problems?.filter(({ code }) => code !== 'draft-stale');
  if (error) return <ErrorState compact error={error} onRetry={retry} />;
  const placedOnes = new Set([...placed.changes.values()].flat());
  const others = (problems ?? []).filter((problem) => !placedOnes.has(problem));
  const count = (severity: 'error' | 'warning') =>
    problems?.filter((problem) => problem.severity === severity).length ?? 0;
  return (
    <>
      <p role="status" className={classes.checked}>
        {checking || problems === undefined
          ? checking
            ? t('edit.checkingNow')
            : ''
          : problems.length === 0
            ? t('edit.checkClean')
            : t('edit.checkProblems', { errors: count('error'), warnings: count('warning') })}
      </p>
      {others.length === 0 ? null : <ProblemList problems={others} />}
    </>
  );
}

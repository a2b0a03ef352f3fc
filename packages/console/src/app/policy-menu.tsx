import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate } from '@tanstack/react-router';
import type { AssessmentBrief, Network } from '@cleanpath/api';
import { useAction } from '../api/use-action.js';
import { useRoute } from '../api/use-route.js';
import { useMessages } from '../messages/messages.js';
import { ContextButton } from './context-button.js';
import { ContextItem } from './context-item.js';
import { policyChoices, type PolicyChoice } from './policy-choices.js';
import { useReassessment } from './reassessment.js';
import type { ConsoleSearch } from './search-params.js';
import classes from './context-button.module.css';

interface PolicyMenuProps {
  readonly network: Network;
  readonly assessment: AssessmentBrief;
}

/** Under which policy version. One that was not applied yet to these facts is: the page follows when it is done. */
export function PolicyMenu({ network, assessment }: PolicyMenuProps) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const { follow } = useReassessment();
  const assessments = useRoute('assessments', { params: { network: network.id }, query: { limit: 100 } });
  const policies = useRoute('policies', { query: { limit: 100 } });
  const start = useAction('startAssessment', { onDone: ({ jobId }) => follow(jobId) });
  const choices = policyChoices(assessment, assessments.data?.items ?? [], policies.data?.items ?? []);
  const mayAssess = network.access === 'owner' || network.access === 'edit';

  const choose = (choice: PolicyChoice) => {
    if (choice.assessmentId !== undefined) {
      const a = choice.assessmentId === network.assessment?.id ? undefined : choice.assessmentId;
      void navigate({ to: '.', search: (before: ConsoleSearch) => ({ ...before, a }) });
    } else if (choice.policyId !== undefined) {
      const { snapshotId, asOf } = assessment;
      start.mutate(
        { params: { network: network.id }, body: { snapshotId, asOf, policyId: choice.policyId } },
        { onError: (error) => notifications.show({ message: error.message }) },
      );
    }
  };
  return (
    <Menu width={340} classNames={{ dropdown: classes.dropdown ?? '' }}>
      <Menu.Target>
        <ContextButton
          aria-label={t('shell.switchPolicy', { title: `${assessment.policy.title} ${assessment.policy.version}` })}
        >
          {assessment.policy.title} <span className="soft">{assessment.policy.version}</span>
        </ContextButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.policies')}</Menu.Label>
        {choices
          .filter((choice) => mayAssess || choice.assessmentId !== undefined)
          .map((choice) => (
            <Menu.Item
              key={choice.key}
              {...(choice.current ? { 'aria-current': true } : {})}
              onClick={() => choose(choice)}
            >
              <ContextItem
                title={`${choice.title} ${choice.version}`}
                detail={t(
                  choice.current
                    ? 'shell.policyCurrent'
                    : choice.assessmentId === undefined
                      ? 'shell.policyToAssess'
                      : 'shell.policyAssessed',
                )}
              />
            </Menu.Item>
          ))}
        {mayAssess ? (
          <>
            <Menu.Divider />
            <Menu.Item
              renderRoot={(props) => (
                <Link to="/n/$network/history" params={{ network: network.id }} search={{ assess: '1' }} {...props} />
              )}
            >
              {t('shell.assessOtherwise')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

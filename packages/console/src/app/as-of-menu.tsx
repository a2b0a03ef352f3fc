import { Menu } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { AssessmentBrief, Network } from '@cleanpath/api';
import { useRoute } from '../api/use-route.js';
import { useMessages } from '../messages/messages.js';
import { ContextButton } from './context-button.js';
import { ContextItem } from './context-item.js';
import type { ConsoleSearch } from './search-params.js';
import classes from './context-button.module.css';

interface AsOfMenuProps {
  readonly network: Network;
  readonly assessment: AssessmentBrief;
}

/** As of when, on which snapshot: the assessments there are, newest first. */
export function AsOfMenu({ network, assessment }: AsOfMenuProps) {
  const { t, date, ago } = useMessages();
  const assessments = useRoute('assessments', { params: { network: network.id }, query: { limit: 30 } });
  const navigate = useNavigate();
  const label = t('shell.asOf', { date: date(assessment.asOf), seq: assessment.snapshotSeq });
  return (
    <Menu width={320} classNames={{ dropdown: classes.dropdown ?? '' }}>
      <Menu.Target>
        <ContextButton aria-label={t('shell.switchAsOf', { asOf: label })}>{label}</ContextButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.assessments')}</Menu.Label>
        {(assessments.data?.items ?? []).map((other) => (
          <Menu.Item
            key={other.id}
            {...(other.id === assessment.id ? { 'aria-current': true } : {})}
            onClick={() =>
              void navigate({
                to: '.',
                search: (before: ConsoleSearch) => ({
                  ...before,
                  a: other.id === network.assessment?.id ? undefined : other.id,
                }),
              })
            }
          >
            <ContextItem
              title={t('shell.asOf', { date: date(other.asOf), seq: other.snapshotSeq })}
              detail={t('shell.assessedUnder', {
                policy: other.policy.title,
                version: other.policy.version,
                ago: ago(other.createdAt),
              })}
            />
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          renderRoot={(props) => <Link to="/n/$network/history" params={{ network: network.id }} {...props} />}
        >
          {t('shell.allSnapshots')}
        </Menu.Item>
        <Menu.Item
          renderRoot={(props) => <Link to="/n/$network/compare" params={{ network: network.id }} {...props} />}
        >
          {t('shell.compareThem')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button, Select } from '@mantine/core';
import type { AssessmentBrief } from '@cleanpath/api';
import { useMessages } from '../../messages/messages.js';
import classes from './compare.module.css';

export interface ChooseTwoProps {
  readonly assessments: readonly AssessmentBrief[];
  readonly earlier: AssessmentBrief;
  readonly later: AssessmentBrief;
  readonly onChoose: (earlier: string, later: string) => void;
}

/** Which two assessments are compared. */
export function ChooseTwo({ assessments, earlier, later, onChoose }: ChooseTwoProps) {
  const { t, date, dateTime } = useMessages();
  const options = assessments.map(({ id, snapshotSeq, policy, asOf, createdAt }, i) => ({
    value: id,
    label: `${t('compare.option', { seq: snapshotSeq, policy: policy.id, version: policy.version, date: date(asOf) })} · ${t(
      'compare.optionMade',
      { when: dateTime(createdAt) },
    )}${i === 0 ? ` (${t('compare.newest')})` : ''}`,
  }));
  const pick = (label: string, value: string, onChange: (id: string) => void) => (
    <Select
      className={classes.pick ?? ''}
      label={label}
      placeholder={t('compare.choose')}
      searchable={options.length > 12}
      data={options}
      value={value}
      onChange={(id) => {
        if (id !== null) onChange(id);
      }}
    />
  );
  return (
    <div className={classes.picks}>
      {pick(t('compare.earlier'), earlier.id, (id) => onChoose(id, later.id))}
      {pick(t('compare.later'), later.id, (id) => onChoose(earlier.id, id))}
      <Button variant="default" onClick={() => onChoose(later.id, earlier.id)}>
        {t('compare.swap')}
      </Button>
    </div>
  );
}

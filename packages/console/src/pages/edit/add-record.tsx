import { Button, Modal } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { ApiError, type Editable } from '@cleanpath/api';
import { useMessages } from '../../messages/messages.js';
import { problemText } from './cell-problems.js';
import { changedId } from './draft-overlay.js';
import { faultWords } from './fault-words.js';
import { FormField } from './form-field.js';
import { formFields, newRecord, problemsAtFields, type Texts } from './new-record.js';
import { Refusal } from './refusal.js';
import type { DraftControl } from './use-draft.js';
import classes from './edit.module.css';

export interface AddRecordProps {
  readonly record: Editable;
  readonly draft: Pick<DraftControl, 'add'>;
  readonly begin?: Texts;
  readonly onAdded: (id: string) => void;
  readonly onClose: () => void;
}

/** Most legs a service is made with here; more come with a file. */
const MOST_LEGS = 6;

/** Form for a new record: what it needs to be; the rest is set afterwards, where it stands. */
export function AddRecord({ record, draft, begin = {}, onAdded, onClose }: AddRecordProps) {
  const { t } = useMessages();
  const [texts, setTexts] = useState<Texts>(begin);
  const [legs, setLegs] = useState(1);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>(undefined);
  const [busy, setBusy] = useState(false);
  const fields = formFields(record, legs);
  const others = error instanceof ApiError ? problemsAtFields(error.problems, fields).others : [];

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setError(undefined);
    const result = newRecord(record, fields, texts);
    if ('faults' in result) {
      const words = Object.entries(result.faults).map(([key, { fault, field }]) => [key, faultWords(fault, field, t)]);
      setFaults(Object.fromEntries(words) as Record<string, string>);
      return;
    }
    setFaults({});
    setBusy(true);
    try {
      await draft.add(result.change);
      onAdded(changedId(result.change));
    } catch (failure) {
      setError(failure);
      const { at } = problemsAtFields(failure instanceof ApiError ? failure.problems : [], fields);
      setFaults(Object.fromEntries([...at].map(([key, problem]) => [key, problemText(problem)])));
    } finally {
      setBusy(false);
    }
  };

  const input = (each: (typeof fields)[number], first: boolean) => (
    <FormField
      key={each.key}
      field={each.field}
      text={texts[each.key] ?? ''}
      fault={faults[each.key]}
      autoFocus={first}
      onText={(text) => setTexts((before) => ({ ...before, [each.key]: text }))}
    />
  );
  const plain = fields.filter(({ path }) => path[0] !== 'legs');
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(`edit.add.${record}`)}
      closeButtonProps={{ 'aria-label': t('components.close') }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className={classes.form}>{plain.map((each, i) => input(each, i === 0))}</div>
        {record !== 'demand'
          ? null
          : Array.from({ length: legs }, (_, i) => (
              <fieldset key={i} className={classes.leg}>
                <legend>{legs === 1 ? t('edit.legTitle') : `${t('edit.legTitle')} · ${i + 1}`}</legend>
                <div className={classes.form}>
                  {fields.filter(({ path }) => path[0] === 'legs' && path[1] === i).map((each) => input(each, false))}
                </div>
              </fieldset>
            ))}
        {record !== 'demand' || legs >= MOST_LEGS ? null : (
          <Button type="button" size="compact-sm" variant="subtle" onClick={() => setLegs(legs + 1)}>
            {t('edit.legMore')}
          </Button>
        )}
        {error === undefined ? null : <Refusal error={error} problems={others} />}
        <div className={classes.formActions}>
          <Button type="submit" loading={busy}>
            {t('edit.addDo')}
          </Button>
          <Button type="button" variant="default" onClick={onClose}>
            {t('edit.keep')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

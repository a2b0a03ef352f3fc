import { useEffect, useRef, useState } from 'react';
import type { ProblemItem } from '@cleanpath/api';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { FieldEditor } from './field-editor.js';
import type { Json } from './field-value.js';
import type { RecordField } from './record-fields.js';
import { unitWords } from './unit-words.js';
import { useTaking } from './use-taking.js';
import { valueWords } from './value-words.js';
import classes from './edit.module.css';

export interface FieldRowProps {
  readonly field: RecordField;
  readonly value: Json | undefined;
  /** As the snapshot has it, where the draft changed it. */
  readonly before?: Json | undefined;
  readonly changed: boolean;
  /** The value is not known here: empty until set. */
  readonly unseen?: boolean;
  /** Names of suppliers and products, by id. */
  readonly names?: Readonly<Record<string, string>>;
  readonly fixed?: boolean;
  readonly currency?: string | undefined;
  /** What the check of the edited network says of it. */
  readonly problem?: ProblemItem | undefined;
  readonly onSet: (value: Json) => Promise<void>;
}

/** One field of a record: its value is a button that opens the editor in its place. */
export function FieldRow(props: FieldRowProps) {
  const { field, value, before, changed, unseen = false, names = {}, fixed = false, currency, problem, onSet } = props;
  const messages = useMessages();
  const { t } = messages;
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Whoever ended the editing by a key goes on where it began.
  const back = useRef(false);
  useEffect(() => {
    if (!editing && back.current) button.current?.focus();
    back.current = false;
  }, [editing]);
  const taking = useTaking(field, value, onSet);
  const label = t(`edit.field.${field.name}` as 'edit.field.name');
  const unit = unitWords(field, currency, t);
  const words = valueWords(field, value, messages);
  const nameOf = (of: Json | undefined) =>
    field.input === 'reference' && typeof of === 'string' ? names[of] : undefined;
  const name = nameOf(value);
  return (
    <div className={classes.fieldRow}>
      <dt>
        {label} {unit === undefined ? null : <span className="soft">{unit}</span>}
      </dt>
      <dd>
        {editing ? (
          <FieldEditor
            field={field}
            value={value}
            label={label}
            fault={taking.fault}
            busy={taking.busy}
            onTake={(text, after) => {
              void taking.take(text).then((done) => {
                if (!done) return;
                back.current = after !== 'left';
                setEditing(false);
              });
            }}
            onCancel={() => {
              taking.clear();
              back.current = true;
              setEditing(false);
            }}
          />
        ) : fixed ? (
          <span className={classes.fixed}>{field.input === 'id' ? <code>{words}</code> : (name ?? words)}</span>
        ) : (
          <button
            ref={button}
            type="button"
            className={`${classes.value ?? ''} ${changed ? (classes.changed ?? '') : ''}`}
            aria-label={`${label}: ${words === '' ? t(unseen ? 'edit.unseen' : 'edit.notStated') : (name ?? words)}`}
            onClick={() => setEditing(true)}
          >
            {words === '' ? (
              <span className={classes.none}>{t(unseen ? 'edit.unseen' : 'edit.notStated')}</span>
            ) : (
              (name ?? words)
            )}
          </button>
        )}
        {changed ? (
          <span className={classes.note}>
            {t('edit.changedCell', {
              before:
                (nameOf(before) ?? valueWords(field, before, messages)) || t(unseen ? 'edit.unseen' : 'edit.nothing'),
            })}
          </span>
        ) : null}
        {problem === undefined ? null : (
          <span className={classes.problem}>
            <ServerText>
              {problem.message} <span className="soft">{problem.remedy}</span>
            </ServerText>
          </span>
        )}
      </dd>
    </div>
  );
}

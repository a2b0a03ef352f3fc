import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useMessages } from '../../messages/messages.js';
import { fieldText, type Json } from './field-value.js';
import type { RecordField } from './record-fields.js';
import { ReferenceInput } from './reference-input.js';
import { choiceWords } from './value-words.js';
import classes from './edit.module.css';

/** Where the focus goes when a value was taken; `left`: it is somewhere else already. */
export type AfterTaking = 'stay' | 'down' | 'next' | 'previous' | 'left';

export interface FieldEditorProps {
  readonly field: RecordField;
  readonly value: Json | undefined;
  /** First letter typed, where typing opened the editor. */
  readonly seed?: string | undefined;
  readonly label: string;
  readonly fault: string | undefined;
  readonly busy: boolean;
  readonly onTake: (text: string, after: AfterTaking) => void;
  readonly onCancel: () => void;
}

/** Editor of one value, by its type: Enter and Tab take it, Escape keeps the old one, leaving takes it. */
export function FieldEditor({ field, value, seed, label, fault, busy, onTake, onCancel }: FieldEditorProps) {
  const { t } = useMessages();
  const [text, setText] = useState(seed ?? fieldText(value));
  const faultId = useId();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = frame.current?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
    input?.focus();
    if (input instanceof HTMLInputElement && seed === undefined && input.type === 'text') input.select();
  }, [seed]);
  const onKeyDown = (event: KeyboardEvent) => {
    // A list of suggestions with a chosen line takes Enter for itself.
    const choosing = event.target instanceof HTMLElement && event.target.hasAttribute('aria-activedescendant');
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && !choosing) onTake(text, 'down');
    else if (event.key === 'Tab') onTake(text, event.shiftKey ? 'previous' : 'next');
    else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const common = {
    className: classes.input ?? '',
    'aria-label': label,
    'aria-invalid': fault !== undefined,
    ...(fault === undefined ? {} : { 'aria-describedby': faultId }),
    disabled: busy,
  };
  const choices = field.input === 'yes-no' ? ['true', 'false'] : field.input === 'choice' ? field.choices : undefined;
  return (
    <div
      ref={frame}
      className={classes.editor}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!busy && !event.currentTarget.contains(event.relatedTarget)) onTake(text, 'left');
      }}
    >
      {choices !== undefined ? (
        <select {...common} value={text} onChange={(event) => setText(event.currentTarget.value)}>
          {field.required ? null : <option value="">{t('edit.notStated')}</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {field.input === 'yes-no' ? t(choice === 'true' ? 'edit.yes' : 'edit.no') : choiceWords(field, choice, t)}
            </option>
          ))}
        </select>
      ) : field.input === 'reference' ? (
        <ReferenceInput
          to={field.to}
          text={text}
          onText={setText}
          onChoose={(id) => onTake(id, 'stay')}
          label={label}
          quiet
          invalid={fault !== undefined}
          disabled={busy}
        />
      ) : (
        <input
          {...common}
          type={field.input === 'date' ? 'date' : 'text'}
          inputMode={field.input === 'number' ? 'decimal' : 'text'}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {busy ? <span className={classes.busy}>{t('edit.saving')}</span> : null}
      {fault === undefined ? null : (
        <span id={faultId} role="alert" className={classes.fault}>
          {fault}
        </span>
      )}
    </div>
  );
}

import { Select, TextInput } from '@mantine/core';
import { useMessages } from '../../messages/messages.js';
import type { RecordField } from './record-fields.js';
import { ReferenceInput } from './reference-input.js';
import { unitWords } from './unit-words.js';
import { choiceWords } from './value-words.js';

export interface FormFieldProps {
  readonly field: RecordField;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly fault: string | undefined;
  readonly currency?: string | undefined;
  readonly autoFocus?: boolean;
}

/** A field of a record that is being made, with its label and fault. */
export function FormField({ field, text, onText, fault, currency, autoFocus = false }: FormFieldProps) {
  const { t } = useMessages();
  const unit = unitWords(field, currency, t);
  const name = t(`edit.field.${field.name}` as 'edit.field.name');
  const label = unit === undefined ? name : `${name} ${unit}`;
  const common = {
    label,
    error: fault,
    required: field.required ?? false,
    'data-autofocus': autoFocus || undefined,
  };
  if (field.input === 'choice' || field.input === 'yes-no') {
    const choices =
      field.input === 'yes-no'
        ? (['true', 'false'] as const).map((value) => ({ value, label: t(value === 'true' ? 'edit.yes' : 'edit.no') }))
        : field.choices.map((value) => ({ value, label: choiceWords(field, value, t) }));
    return (
      <Select
        {...common}
        data={field.required ? choices : [{ value: '', label: t('edit.notStated') }, ...choices]}
        value={text === '' && field.required ? null : text}
        placeholder={t('edit.choose')}
        searchable={choices.length > 12}
        onChange={(next) => onText(next ?? '')}
      />
    );
  }
  if (field.input === 'reference') {
    return (
      <ReferenceInput
        to={field.to}
        text={text}
        onText={onText}
        label={label}
        fault={fault}
        invalid={fault !== undefined}
        required={field.required ?? false}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={field.input === 'date' ? 'date' : 'text'}
      inputMode={field.input === 'number' ? 'decimal' : 'text'}
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

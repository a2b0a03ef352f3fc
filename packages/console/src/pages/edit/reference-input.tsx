import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMessages } from '../../messages/messages.js';
import { useOffered } from './use-offered.js';
import classes from './edit.module.css';

export interface ReferenceInputProps {
  readonly to: 'supplier' | 'product' | 'element';
  readonly text: string;
  readonly onText: (text: string) => void;
  /** An offered one was chosen. */
  readonly onChoose?: (id: string) => void;
  readonly label: string;
  /** The label is shown elsewhere. */
  readonly quiet?: boolean;
  readonly invalid?: boolean;
  /** What is wrong, shown below the input. */
  readonly fault?: string | undefined;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly required?: boolean;
}

/** Pause in typing before the server is asked, ms. */
const PAUSE = 150;

/** Names a supplier, product or element by its id, found by id or name. */
export function ReferenceInput(props: ReferenceInputProps) {
  const { to, text, onText, onChoose, label, quiet = false, invalid = false } = props;
  const { t } = useMessages();
  const [q] = useDebouncedValue(text.trim(), PAUSE);
  const found = useOffered(to, q);
  const names = new Map(found.map(({ id, name, detail }) => [id, { name, detail }]));
  return (
    <Autocomplete
      {...(quiet ? { 'aria-label': label } : { label })}
      size={quiet ? 'xs' : 'sm'}
      placeholder={t('edit.pick')}
      value={text}
      data={[...names.keys()]}
      filter={({ options }) => options}
      onChange={onText}
      {...(onChoose === undefined ? {} : { onOptionSubmit: onChoose })}
      error={props.fault ?? invalid}
      withErrorStyles={false}
      autoFocus={props.autoFocus ?? false}
      disabled={props.disabled ?? false}
      required={props.required ?? false}
      comboboxProps={{ shadow: 'sm', width: 320, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span className={classes.hit}>
          <bdi>{names.get(option.value)?.name ?? option.value}</bdi>
          <span className={classes.hitId}>
            <code>{option.value}</code> <span lang="en">{names.get(option.value)?.detail}</span>
          </span>
        </span>
      )}
    />
  );
}

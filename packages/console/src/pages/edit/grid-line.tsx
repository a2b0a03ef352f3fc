import type { ProblemItem } from '@cleanpath/api';
import type { Ref } from 'react';
import { useMessages } from '../../messages/messages.js';
import { problemText } from './cell-problems.js';
import type { AfterTaking } from './field-editor.js';
import type { Json } from './field-value.js';
import { GridCell } from './grid-cell.js';
import type { GridRow } from './grid-row.js';
import { ProblemMark } from './problem-mark.js';
import type { RecordField } from './record-fields.js';
import classes from './edit.module.css';

export interface GridLineProps {
  readonly ref: Ref<HTMLTableRowElement>;
  readonly index: number;
  readonly row: GridRow;
  readonly fields: readonly RecordField[];
  readonly names: ReadonlyMap<string, string>;
  readonly problems: ReadonlyMap<string, ProblemItem> | undefined;
  readonly selected: boolean;
  /** Column that holds the tab stop, where it is in this row. */
  readonly active: number | undefined;
  readonly editing: { readonly field: string; readonly seed?: string | undefined } | undefined;
  readonly onFocus: (column: number) => void;
  readonly onBegin: (column: number) => void;
  readonly onOpen: () => void;
  readonly onSet: (field: string, value: Json) => Promise<void>;
  readonly onEnd: (field: string, after: AfterTaking) => void;
}

/** One record as a row of the grid. */
export function GridLine(props: GridLineProps) {
  const { ref, index, row, fields, problems, selected, active, editing } = props;
  const { t } = useMessages();
  const { removed = false, added = false } = row.overlay ?? {};
  const whole = problems?.get('');
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={removed ? classes.gone : added ? classes.fresh : ''}
    >
      <th scope="row" className={classes.idCell}>
        <button
          type="button"
          className={classes.open}
          data-cell={`${index}:0`}
          tabIndex={active === 0 ? 0 : -1}
          title={row.id}
          aria-label={t('edit.openLabel', { name: typeof row.label === 'string' ? row.label : row.id })}
          {...(whole === undefined ? {} : { 'aria-description': problemText(whole) })}
          onFocus={() => props.onFocus(0)}
          onClick={props.onOpen}
        >
          {row.label ?? <code>{row.id}</code>}
        </button>
        {whole === undefined ? null : <ProblemMark problem={whole} />}
        {removed || added ? (
          <span className={classes.tag}>{t(removed ? 'edit.removedShort' : 'edit.addedShort')}</span>
        ) : null}
      </th>
      {fields.map((field, c) => (
        <GridCell
          key={field.name}
          row={row}
          field={field}
          names={props.names}
          problem={problems?.get(field.name)}
          place={`${index}:${c + 1}`}
          active={active === c + 1}
          editing={editing?.field === field.name ? editing : undefined}
          onFocus={() => props.onFocus(c + 1)}
          onBegin={() => props.onBegin(c + 1)}
          onSet={(value) => props.onSet(field.name, value)}
          onEnd={(after) => props.onEnd(field.name, after)}
        />
      ))}
    </tr>
  );
}

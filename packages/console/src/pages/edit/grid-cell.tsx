import { useRef } from 'react';
import type { ProblemItem } from '@cleanpath/api';
import { useMessages } from '../../messages/messages.js';
import { problemText } from './cell-problems.js';
import { isChanged, overlaid } from './draft-overlay.js';
import { FieldEditor, type AfterTaking } from './field-editor.js';
import type { Json } from './field-value.js';
import type { GridRow } from './grid-row.js';
import { ProblemMark } from './problem-mark.js';
import type { RecordField } from './record-fields.js';
import { useTaking } from './use-taking.js';
import { valueWords } from './value-words.js';
import classes from './edit.module.css';

export interface GridCellProps {
  readonly row: GridRow;
  readonly field: RecordField;
  readonly names: ReadonlyMap<string, string>;
  readonly problem: ProblemItem | undefined;
  /** `row:column`, by which the grid finds the cell to focus. */
  readonly place: string;
  readonly active: boolean;
  readonly editing: { readonly seed?: string | undefined } | undefined;
  readonly onFocus: () => void;
  readonly onBegin: () => void;
  readonly onSet: (value: Json) => Promise<void>;
  readonly onEnd: (after: AfterTaking) => void;
}

export function GridCell(props: GridCellProps) {
  const { row, field, names, problem, place, active, editing, onFocus, onBegin, onSet, onEnd } = props;
  const messages = useMessages();
  const { t } = messages;
  const value = overlaid(row.values, row.overlay)[field.name];
  const changed = isChanged(row.values, row.overlay, field.name);
  const taking = useTaking(field, value, onSet);
  const wasActive = useRef(false);
  const label = `${t(`edit.field.${field.name}` as 'edit.field.name')}, ${row.id}`;
  if (editing !== undefined) {
    return (
      <td className={classes.editing}>
        <FieldEditor
          field={field}
          value={value}
          seed={editing.seed}
          label={label}
          fault={taking.fault}
          busy={taking.busy}
          onTake={(text, after) => {
            void taking.take(text).then((done) => {
              if (done) onEnd(after);
            });
          }}
          onCancel={() => {
            taking.clear();
            onEnd('stay');
          }}
        />
      </td>
    );
  }
  const named = (of: Json | undefined): string =>
    (field.input === 'reference' && typeof of === 'string' ? names.get(of) : undefined) ??
    valueWords(field, of, messages);
  const words = named(value);
  const before = named(row.values[field.name]);
  const unseen = !changed && (row.unseen?.includes(field.name) ?? false);
  const derived = changed ? undefined : row.derived?.[field.name];
  const title = [
    changed
      ? t('edit.changedCell', { before: before === '' ? t(unseenText(row, field)) : before })
      : words === '' && derived !== undefined && !unseen
        ? t('edit.derived')
        : words,
    problem === undefined ? '' : problemText(problem),
  ]
    .filter((part) => part !== '')
    .join('. ');
  return (
    <td
      role="gridcell"
      data-cell={place}
      tabIndex={active ? 0 : -1}
      className={`${classes.cell ?? ''} ${field.input === 'number' ? 'num' : ''} ${changed ? (classes.changed ?? '') : ''}`}
      {...(title === '' ? {} : { title })}
      {...(problem === undefined ? {} : { 'aria-invalid': problem.severity === 'error' })}
      onFocus={onFocus}
      onDoubleClick={onBegin}
      onMouseDown={() => {
        wasActive.current = active;
      }}
      onClick={() => {
        // The first press selects, the second edits; on a touch screen one press is enough.
        if (wasActive.current || window.matchMedia('(pointer: coarse)').matches) onBegin();
      }}
    >
      {problem === undefined ? null : <ProblemMark problem={problem} />}
      {words !== '' ? (
        words
      ) : derived !== undefined ? (
        <span className={classes.derived}>{derived}</span>
      ) : (
        <span className={classes.none}>{unseen ? '' : '–'}</span>
      )}
      {problem === undefined ? null : <span className="sr">{problemText(problem)}</span>}
    </td>
  );
}

const unseenText = (row: GridRow, field: RecordField) =>
  row.unseen?.includes(field.name) ? ('edit.unseen' as const) : ('edit.nothing' as const);

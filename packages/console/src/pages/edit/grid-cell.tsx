import { useMessages } from '../../messages/messages.js';
import { FieldEditor, type AfterTaking } from './field-editor.js';
import type { Json } from './field-value.js';
import { overlaid } from './draft-overlay.js';
import type { GridRow } from './edit-grid.js';
import type { RecordField } from './record-fields.js';
import { useTaking } from './use-taking.js';
import { valueWords } from './value-words.js';
import classes from './edit.module.css';

export interface GridCellProps {
  readonly row: GridRow;
  readonly field: RecordField;
  readonly unseen: boolean;
  /** `row:column`, by which the grid finds the cell to focus. */
  readonly place: string;
  readonly active: boolean;
  readonly editing: { readonly seed?: string | undefined } | undefined;
  readonly onFocus: () => void;
  readonly onBegin: () => void;
  readonly onSet: (value: Json) => Promise<void>;
  readonly onEnd: (after: AfterTaking) => void;
}

export function GridCell({
  row,
  field,
  unseen,
  place,
  active,
  editing,
  onFocus,
  onBegin,
  onSet,
  onEnd,
}: GridCellProps) {
  const messages = useMessages();
  const { t } = messages;
  const value = overlaid(row.values, row.overlay)[field.name];
  const changed = row.overlay !== undefined && !row.overlay.added && field.name in row.overlay.fields;
  const taking = useTaking(field, value, onSet);
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
  const words = valueWords(field, value, messages);
  const before = valueWords(field, row.values[field.name], messages);
  return (
    <td
      role="gridcell"
      data-cell={place}
      tabIndex={active ? 0 : -1}
      className={`${classes.cell ?? ''} ${field.input === 'number' ? 'num' : ''} ${changed ? (classes.changed ?? '') : ''}`}
      {...(changed ? { title: t('edit.changedCell', { before: before === '' ? t('edit.nothing') : before }) } : {})}
      onFocus={onFocus}
      onDoubleClick={onBegin}
      onClick={() => {
        // The first press selects, the second edits; on a touch screen one press is enough.
        if (active || window.matchMedia('(pointer: coarse)').matches) onBegin();
      }}
    >
      {changed ? words : (row.shown?.[field.name] ?? words)}
      {words === '' && row.shown?.[field.name] === undefined ? (
        <span className={classes.none}>{unseen ? t('edit.unseen') : '–'}</span>
      ) : null}
    </td>
  );
}

import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useMessages } from '../../messages/messages.js';
import type { Overlay } from './draft-overlay.js';
import { GridCell } from './grid-cell.js';
import type { AfterTaking } from './field-editor.js';
import type { Json } from './field-value.js';
import type { RecordField } from './record-fields.js';
import classes from './edit.module.css';

export interface GridRow {
  readonly id: string;
  /** As the snapshot has it. */
  readonly values: Readonly<Record<string, Json | undefined>>;
  readonly overlay: Overlay | undefined;
  /** How a value is shown where its own text says too little, as the name of a supplier. */
  readonly shown?: Readonly<Record<string, ReactNode>>;
}

export interface EditGridProps {
  readonly caption: string;
  readonly rows: readonly GridRow[];
  readonly fields: readonly RecordField[];
  /** Fields whose value this table does not know: empty until set. */
  readonly unseen?: readonly string[];
  readonly onSet: (id: string, field: string, value: Json) => Promise<void>;
  /** Opens the whole record. */
  readonly onOpen: (id: string) => void;
  readonly selected?: string | undefined;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * A grid of values edited where they stand (WAI-ARIA grid pattern): one tab stop, arrow keys move, Enter, F2 or typing
 * edits. The first column is the id and opens the record.
 */
export function EditGrid({ caption, rows, fields, unseen = [], onSet, onOpen, selected }: EditGridProps) {
  const { t } = useMessages();
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<(Place & { readonly seed?: string | undefined }) | undefined>(undefined);
  const table = useRef<HTMLTableElement>(null);
  const at: Place = { row: Math.min(active.row, rows.length - 1), column: Math.min(active.column, fields.length) };

  const focus = (place: Place) => {
    const row = Math.max(0, Math.min(rows.length - 1, place.row));
    const column = Math.max(0, Math.min(fields.length, place.column));
    setActive({ row, column });
    requestAnimationFrame(() => {
      const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
      cell?.focus();
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== undefined) return;
    const { row, column } = at;
    const moves: Readonly<Record<string, Place>> = {
      ArrowDown: { row: row + 1, column },
      ArrowUp: { row: row - 1, column },
      ArrowRight: { row, column: column + 1 },
      ArrowLeft: { row, column: column - 1 },
      Home: { row: event.ctrlKey ? 0 : row, column: 0 },
      End: { row: event.ctrlKey ? rows.length - 1 : row, column: fields.length },
      PageDown: { row: row + 10, column },
      PageUp: { row: row - 10, column },
    };
    const move = moves[event.key];
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' ';
    const target = rows[row];
    if (move) focus(move);
    else if (target === undefined) return;
    else if (event.key === 'Enter' || event.key === 'F2') {
      if (column === 0) onOpen(target.id);
      else begin({ row, column });
    } else if (letter && column > 0) begin({ row, column }, event.key);
    else return;
    event.preventDefault();
  };

  const begin = (place: Place, seed?: string) => {
    const field = fields[place.column - 1];
    if (field === undefined || rows[place.row]?.overlay?.removed === true) return;
    const typed =
      field.input === 'text' || field.input === 'number' || field.input === 'list' || field.input === 'reference';
    setActive(place);
    setEditing({ ...place, seed: typed ? seed : undefined });
  };

  const end = (after: AfterTaking) => {
    const place = editing;
    setEditing(undefined);
    if (place === undefined) return;
    const steps: Readonly<Record<AfterTaking, Place>> = {
      stay: place,
      down: { row: place.row + 1, column: place.column },
      next: { row: place.row, column: place.column + 1 },
      previous: { row: place.row, column: place.column - 1 },
    };
    focus(steps[after]);
  };

  return (
    <div className={classes.gridFrame}>
      <table ref={table} role="grid" className={classes.grid} aria-label={caption} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{t('edit.field.id')}</th>
            {fields.map((field) => (
              <th key={field.name} scope="col" className={field.input === 'number' ? 'num' : ''}>
                {t(`edit.field.${field.name}` as 'edit.field.name')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr
              key={row.id}
              className={row.overlay?.removed ? classes.gone : row.overlay?.added ? classes.fresh : ''}
              aria-selected={row.id === selected}
            >
              <th scope="row" className={classes.idCell}>
                <button
                  type="button"
                  className={classes.open}
                  data-cell={`${r}:0`}
                  tabIndex={at.row === r && at.column === 0 ? 0 : -1}
                  aria-label={t('edit.openLabel', { name: row.id })}
                  onFocus={() => setActive({ row: r, column: 0 })}
                  onClick={() => onOpen(row.id)}
                >
                  <code>{row.id}</code>
                </button>
                {row.overlay?.removed || row.overlay?.added ? (
                  <span className={classes.note}>{t(row.overlay.removed ? 'edit.removed' : 'edit.added')}</span>
                ) : null}
              </th>
              {fields.map((field, c) => (
                <GridCell
                  key={field.name}
                  row={row}
                  field={field}
                  unseen={unseen.includes(field.name)}
                  place={`${r}:${c + 1}`}
                  active={at.row === r && at.column === c + 1}
                  editing={editing?.row === r && editing.column === c + 1 ? editing : undefined}
                  onFocus={() => setActive({ row: r, column: c + 1 })}
                  onBegin={() => begin({ row: r, column: c + 1 })}
                  onSet={(value) => onSet(row.id, field.name, value)}
                  onEnd={end}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { bounded } from '../bounded.js';
import { figure } from '../figures.js';
import { html, type Html } from '../html.js';
import { MAX_ROWS, MAX_TABLE_BYTES } from '../limits.js';
import { leftOutNote } from './section.js';

export interface Column {
  readonly title: string;
  /** Shown below the title, so that cells hold bare figures. */
  readonly unit?: string;
  /** Figures: aligned right, sorted by value. */
  readonly numeric?: boolean;
  readonly centre?: boolean;
  /** Relative width class: text that wraps needs room, glyphs do not. */
  readonly width?: 'wide' | 'middle' | 'narrow';
}

/** `sort` is the value rows are ordered by when it is not the text shown. */
export type Cell = Html | string | { readonly show: Html | string; readonly sort: number | string };

export interface TableRow {
  readonly id?: string;
  /** The first cell is the header of the row. */
  readonly cells: readonly Cell[];
  /** Values of the row for filters, by filter name. */
  readonly facets?: Readonly<Record<string, string>>;
}

export interface TableOptions {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  /** Noun of the rows and the CSV with all of them. */
  readonly what: string;
  readonly file: string;
  readonly most?: number;
  /** Bytes of all rows; infinite where links lead to rows, so that their number alone decides. */
  readonly bytes?: number;
  /** Facets the script may offer as filters: name → values in order. */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
}

/** A bounded table in a container of its own that scrolls; the script makes it sortable. */
export function dataTable<T>(options: TableOptions, list: readonly T[], row: (item: T) => TableRow): Html {
  const { columns } = options;
  const most = options.most ?? MAX_ROWS;
  const { items, leftOut } = bounded(
    list,
    (item) => rowMarkup(row(item), columns),
    most,
    options.bytes ?? MAX_TABLE_BYTES,
  );
  const filters = Object.entries(options.filters ?? {}).map(([name, values]) => `${name}:${values.join('|')}`);
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label="${options.caption}">
      <table
        id="${options.id}"
        class="data"
        data-sortable
        ${filters.length > 0 ? html`data-filters="${filters.join(';')}"` : ''}
      >
        <caption>
          ${options.caption}${leftOut > 0 ? ` (first ${figure(items.length)} of ${figure(list.length)})` : ''}
        </caption>
        <thead>
          <tr>
            ${columns.map(headMarkup)}
          </tr>
        </thead>
        <tbody>
          ${items}
        </tbody>
      </table>
    </div>
    ${leftOutNote(leftOut, options.what, options.file)}`;
}

function headMarkup(column: Column): Html {
  return html`<th scope="col" class="${classOf(column)}">
    <span class="head">${column.title}</span
    >${column.unit === undefined ? '' : html`<span class="unit">${column.unit}</span>`}
  </th>`;
}

function rowMarkup({ id, cells, facets }: TableRow, columns: readonly Column[]): Html {
  const data = Object.entries(facets ?? {}).map(([name, value]) => html` data-facet-${name}="${value}"`);
  return html`<tr ${id === undefined ? '' : html`id="${id}"`}${data}>
    ${cells.map((cell, i) => cellMarkup(cell, columns[i]!, i === 0))}
  </tr>`;
}

function cellMarkup(cell: Cell, column: Column, isHeader: boolean): Html {
  const plain = typeof cell === 'string' || 'markup' in cell;
  const show = plain ? cell : cell.show;
  const sort = plain ? '' : html` data-sort="${String(cell.sort)}"`;
  if (isHeader) return html`<th scope="row" class="${classOf(column)}" ${sort}>${show}</th>`;
  return html`<td class="${classOf(column)}" ${sort}>${show}</td>`;
}

function classOf({ numeric, centre, width }: Column): string {
  return [numeric ? 'num' : '', centre ? 'centre' : '', width ?? ''].filter((name) => name !== '').join(' ');
}

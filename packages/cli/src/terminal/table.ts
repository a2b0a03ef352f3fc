/** A plain table: text columns to the left, numbers to the right, two spaces between, header underlined by a rule. */
export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number;
  /** Longest cell in characters; longer text is cut with an ellipsis. */
  readonly max?: number;
}

export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], indent = '  '): string {
  const cells = rows.map((row) => columns.map((column) => cut(column.value(row), column.max)));
  const numeric = columns.map(
    (column) => rows.length > 0 && rows.every((row) => typeof column.value(row) === 'number'),
  );
  const widths = columns.map((column, c) => Math.max(column.title.length, ...cells.map((row) => row[c]!.length)));
  const line = (values: readonly string[]): string =>
    indent +
    values
      .map((text, c) => (numeric[c] ? text.padStart(widths[c]!) : text.padEnd(widths[c]!)))
      .join('  ')
      .trimEnd();
  return [
    line(columns.map((column) => column.title)),
    indent + widths.map((width) => '─'.repeat(width)).join('  '),
    ...cells.map(line),
  ].join('\n');
}

function cut(value: string | number, max = 60): string {
  const text = typeof value === 'number' ? value.toLocaleString('en-GB') : value;
  return text.length > max ? `${text.slice(0, max - 1)}…` : text;
}

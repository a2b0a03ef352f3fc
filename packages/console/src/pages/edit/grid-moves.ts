export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Rows a page key moves by. */
const PAGE = 12;

/** Where a key leads in a grid of so many rows and columns (WAI-ARIA grid pattern); undefined for other keys. */
export function moved(
  key: string,
  { row, column }: Place,
  size: { readonly rows: number; readonly columns: number },
  control: boolean,
): Place | undefined {
  const moves: Readonly<Record<string, Place>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    Home: { row: control ? 0 : row, column: 0 },
    End: { row: control ? size.rows - 1 : row, column: size.columns - 1 },
    PageDown: { row: row + PAGE, column },
    PageUp: { row: row - PAGE, column },
  };
  const to = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return to && within(to, size);
}

export function within({ row, column }: Place, size: { readonly rows: number; readonly columns: number }): Place {
  return {
    row: Math.max(0, Math.min(size.rows - 1, row)),
    column: Math.max(0, Math.min(size.columns - 1, column)),
  };
}

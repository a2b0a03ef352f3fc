/** Rows of one statement: large enough that the round trip does not count, small enough to stay below 10 MB. */
export const BULK_ROWS = 20_000;

export type BulkType = 'text' | 'integer' | 'double precision' | 'json';

/** A column of a bulk insert: its values in row order. */
export interface BulkColumn {
  readonly name: string;
  readonly type: BulkType;
  readonly values: readonly (string | number | null)[];
}

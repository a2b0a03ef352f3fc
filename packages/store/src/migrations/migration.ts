/** One step of the schema, forward only. Once released it never changes: a correction is a new step. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly version: number;
  readonly name: string;
  /** SQL of the PostgreSQL 15 subset, run in order in one transaction. */
  readonly statements: readonly string[];
}

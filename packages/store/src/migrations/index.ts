import { firstRelease } from './0001-first-release.js';
import { searchAndAuditHead } from './0002-search-and-audit-head.js';
import type { Migration } from './migration.js';

/**
 * All migrations in order. To change the schema: add `000N-<what>.ts` with the next version, list it here, extend
 * `schema/database.ts`, and for a large table `schema/tables.ts`. Never edit one that was released.
 */
export const MIGRATIONS: readonly Migration[] = [firstRelease, searchAndAuditHead];

/** The schema this build writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

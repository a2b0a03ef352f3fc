import type { Selectable } from 'kysely';
import type { AuditTable } from '../schema/database.js';
import type { Queryable } from '../store.js';

export type AuditRow = Selectable<AuditTable>;

/** Entries of one organisation, newest first; `before` is the position of the last entry of the page before. */
export function listAudit(
  q: Queryable,
  organisationId: string,
  page: {
    before?: number | undefined;
    limit: number;
    action?: string | undefined;
    subject?: string | undefined;
  },
): Promise<AuditRow[]> {
  let query = q.selectFrom('audit').selectAll().where('organisation_id', '=', organisationId);
  if (page.before !== undefined) query = query.where('seq', '<', page.before);
  if (page.action !== undefined) query = query.where('action', '=', page.action);
  if (page.subject !== undefined) query = query.where('subject_id', '=', page.subject);
  return query.orderBy('seq', 'desc').limit(page.limit).execute();
}

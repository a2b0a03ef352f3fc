import type { AuditEntry } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import { listAudit, type AuditRow, type Page, type PageRequest } from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { can } from '../access/can.js';
import type { Platform } from '../platform.js';

/** What was done in one's organisation, newest first. */
export async function auditTrail(
  actor: Actor,
  platform: Platform,
  query: PageRequest & { action?: string | undefined; subject?: string | undefined },
): Promise<Page<AuditEntry>> {
  const { organisationId } = actor;
  if (!can(actor, 'audit:read', { type: 'audit', organisationId })) throw fail('forbidden');
  const filter = { action: query.action, subjectId: query.subject };
  const page = await listAudit(platform.store.db, organisationId, filter, query);
  return { ...page, items: page.items.map(shown) };
}

function shown(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: kindOf(row.actor_kind), id: row.actor_id, name: row.actor_name },
    organisationId: row.organisation_id,
    action: row.action,
    subject: {
      type: row.subject_type,
      id: row.subject_id,
      ...(row.subject_name === null ? {} : { name: row.subject_name }),
    },
    details: row.details as AuditEntry['details'],
    hash: row.hash,
  };
}

function kindOf(stored: string): AuditEntry['actor']['kind'] {
  return stored === 'person' || stored === 'api-key' ? stored : 'system';
}

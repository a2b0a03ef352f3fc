import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { canonicalJson } from '@cleanpath/model';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import type { AuditTable } from '../schema/database.js';
import type { Queryable } from '../store.js';
import { storableText } from './storable-text.js';

export type AuditRow = Selectable<AuditTable>;

export interface AuditEntry {
  readonly organisationId: string;
  /** UUID v7 by the caller. */
  readonly id: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectName?: string | null | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** Hash before the first entry of a chain. */
export const AUDIT_GENESIS = '0'.repeat(64);
/** Entries checked at a time. */
const VERIFY_PAGE = 1000;

/**
 * Appends an entry to the chain of its organisation, in the transaction of the change it tells of. Each entry's hash
 * covers the one before it, so that a changed, inserted or removed entry breaks the chain. Entries of one organisation
 * wait for each other from here to the end of the transaction: append last.
 */
export async function appendAudit(tx: Queryable, entry: AuditEntry): Promise<AuditRow> {
  const head = await lockHead(tx, entry.organisationId);
  // As JSON gives it back, or a date or undefined member inside would make a hash nobody can recompute.
  const details = JSON.parse(JSON.stringify(entry.details ?? {})) as Record<string, unknown>;
  const row = {
    organisation_id: entry.organisationId,
    seq: head.seq + 1,
    id: entry.id,
    at: entry.at,
    actor_kind: entry.actorKind,
    actor_id: storableText(entry.actorId),
    actor_name: storableText(entry.actorName),
    action: entry.action,
    subject_type: entry.subjectType,
    subject_id: storableText(entry.subjectId),
    subject_name:
      entry.subjectName === null || entry.subjectName === undefined ? null : storableText(entry.subjectName),
    details,
    previous_hash: head.hash,
  };
  const hash = auditHash(row);
  await tx
    .insertInto('audit')
    .values({ ...row, details: JSON.stringify(details), hash })
    .execute();
  await tx
    .updateTable('audit_head')
    .set({ seq: row.seq, hash })
    .where('organisation_id', '=', entry.organisationId)
    .execute();
  return { ...row, hash };
}

export interface AuditFilter {
  readonly action?: string | undefined;
  readonly subjectId?: string | undefined;
}

/** Entries of an organisation, newest first. */
export async function listAudit(
  db: Queryable,
  organisationId: string,
  filter: AuditFilter,
  page: PageRequest,
): Promise<Page<AuditRow>> {
  const after = decodeCursor(page.cursor, 'n');
  let query = db
    .selectFrom('audit')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('seq', 'desc')
    .limit(page.limit + 1);
  if (after) query = query.where('seq', '<', Number(after[0]));
  if (filter.action !== undefined) query = query.where('action', '=', filter.action);
  if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
  return pageOf(
    await query.execute(),
    page.limit,
    (row) => [row.seq],
    (row) => row,
  );
}

export interface AuditVerification {
  readonly entries: number;
  /** Hash of the last entry: whoever kept an earlier one can tell whether history was rewritten as a whole. */
  readonly head: string;
  /** The first entry that does not fit, where there is one. */
  readonly broken?: { readonly seq: number; readonly reason: 'gap' | 'chain' | 'hash' | 'head' };
}

/** Recomputes the chain of an organisation, as far as it reached when asked. */
export async function verifyAudit(db: Queryable, organisationId: string): Promise<AuditVerification> {
  const head = await db
    .selectFrom('audit_head')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  const end = head?.seq ?? 0;
  let seq = 0;
  let hash = AUDIT_GENESIS;
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('seq', '>', seq)
      .where('seq', '<=', end)
      .orderBy('seq')
      .limit(VERIFY_PAGE)
      .execute();
    for (const row of rows) {
      const reason = faultOf(row, seq, hash);
      if (reason) return { entries: seq, head: hash, broken: { seq: seq + 1, reason } };
      seq = row.seq;
      hash = row.hash;
    }
    if (rows.length < VERIFY_PAGE) break;
  }
  // Entries cut off the end leave a chain that fits in itself, but not with where it should end.
  return hash === (head?.hash ?? AUDIT_GENESIS)
    ? { entries: seq, head: hash }
    : { entries: seq, head: hash, broken: { seq: seq + 1, reason: 'head' } };
}

function faultOf(row: AuditRow, seq: number, hash: string): 'gap' | 'chain' | 'hash' | undefined {
  if (row.seq !== seq + 1) return 'gap';
  if (row.previous_hash !== hash) return 'chain';
  return auditHash(row) === row.hash ? undefined : 'hash';
}

/** SHA-256 over the canonical JSON (RFC 8785) of the entry and the hash before it. */
export function auditHash(row: Omit<AuditRow, 'hash'>): string {
  const { organisation_id, seq, id, at, actor_kind, actor_id, actor_name, action } = row;
  const { subject_type, subject_id, subject_name, details, previous_hash } = row;
  const covered = {
    organisation_id,
    seq,
    id,
    at: at.toISOString(),
    actor_kind,
    actor_id,
    actor_name,
    action,
    subject_type,
    subject_id,
    subject_name,
    details,
    previous_hash,
  };
  return createHash('sha256').update(canonicalJson(covered)).digest('hex');
}

async function lockHead(tx: Queryable, organisationId: string): Promise<{ seq: number; hash: string }> {
  await tx
    .insertInto('audit_head')
    .values({ organisation_id: organisationId, seq: 0, hash: AUDIT_GENESIS })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

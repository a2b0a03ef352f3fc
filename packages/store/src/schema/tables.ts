import type { Database } from './database.js';

/** What is known of a table beyond its columns. */
export interface TableInfo {
  readonly name: keyof Database;
  readonly key: readonly string[];
  /** Spread over machines by network in a sharded database. */
  readonly large: boolean;
  /** Lives for minutes or hours and is left out of backups: a restored session would outlive its sign-out. */
  readonly passing?: boolean;
}

const small = (name: keyof Database, ...key: string[]): TableInfo => ({ name, key, large: false });
const large = (name: keyof Database, ...key: string[]): TableInfo => ({
  name,
  key: ['network_id', ...key],
  large: true,
});

/**
 * Every table with its primary key, those referred to before those that refer: the order in which a backup is written
 * and restored. A test compares it with the catalog of the database.
 */
export const TABLES: readonly TableInfo[] = [
  small('installation', 'key'),
  small('organisation', 'id'),
  small('person', 'id'),
  small('membership', 'organisation_id', 'person_id'),
  small('invitation', 'id'),
  small('one_time_token', 'purpose', 'token_hash'),
  { ...small('session', 'id'), passing: true },
  small('totp', 'person_id'),
  small('recovery_code', 'person_id', 'code_hash'),
  small('passkey', 'id'),
  { ...small('sign_in_ticket', 'ticket_hash'), passing: true },
  small('federated_identity', 'issuer', 'subject'),
  small('api_key', 'id'),
  { ...small('idempotency', 'organisation_id', 'actor_id', 'key'), passing: true },
  small('audit', 'organisation_id', 'seq'),
  small('audit_head', 'organisation_id'),
  small('network', 'id'),
  small('network_grant', 'network_id', 'organisation_id'),
  small('policy', 'id'),
  small('job', 'id'),
  small('upload', 'network_id', 'id'),
  small('import', 'network_id', 'id'),
  small('draft', 'network_id', 'person_id'),
  small('draft_change', 'network_id', 'person_id', 'seq'),
  large('snapshot', 'id'),
  large('blob_chunk', 'kind', 'owner_id', 'seq'),
  large('element_row', 'snapshot_id', 'element_id'),
  large('site_row', 'snapshot_id', 'site'),
  large('supplier_row', 'snapshot_id', 'supplier_id'),
  large('product_row', 'snapshot_id', 'product_id'),
  large('demand_row', 'snapshot_id', 'demand_id'),
  large('evidence_row', 'snapshot_id', 'evidence_id'),
  large('assessment', 'id'),
  large('assessment_demand', 'assessment_id', 'demand_id'),
  large('assessment_supplier', 'assessment_id', 'supplier_id'),
  large('decision', 'assessment_id', 'supplier_id', 'tier'),
  large('import_problem', 'import_id', 'rank'),
];

import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/**
 * Tables as Kysely sees them. Rules: ids are made by the client (UUID v7, text form); `network_id` leads the primary key
 * and every unique index of a large table and is never updated, so that a hash-sharding database can spread it; no
 * foreign key crosses from a large table to a small one.
 */
export interface Database {
  // Small tables: people and what they may do.
  organisation: OrganisationTable;
  person: PersonTable;
  membership: MembershipTable;
  invitation: InvitationTable;
  one_time_token: OneTimeTokenTable;
  session: SessionTable;
  totp: TotpTable;
  recovery_code: RecoveryCodeTable;
  passkey: PasskeyTable;
  sign_in_ticket: SignInTicketTable;
  federated_identity: FederatedIdentityTable;
  api_key: ApiKeyTable;
  idempotency: IdempotencyTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  installation: InstallationTable;
  // Small tables: what is assessed.
  network: NetworkTable;
  network_grant: NetworkGrantTable;
  policy: PolicyTable;
  job: JobTable;
  upload: UploadTable;
  import: ImportTable;
  draft: DraftTable;
  draft_change: DraftChangeTable;
  // Large tables: keyed by network first.
  snapshot: SnapshotTable;
  blob_chunk: BlobChunkTable;
  element_row: ElementRowTable;
  site_row: SiteRowTable;
  supplier_row: SupplierRowTable;
  product_row: ProductRowTable;
  demand_row: DemandRowTable;
  evidence_row: EvidenceRowTable;
  assessment: AssessmentTable;
  assessment_demand: AssessmentDemandTable;
  assessment_supplier: AssessmentSupplierTable;
  decision: DecisionTable;
  import_problem: ImportProblemTable;
}

/** timestamptz; written as ISO text or Date, read as Date. */
type At = ColumnType<Date, Date | string, Date | string>;
type MaybeAt = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json<T extends object> = JSONColumnType<T>;

export interface OrganisationTable {
  id: string;
  name: string;
  kind: string;
  host: boolean;
  version: Generated<number>;
  created_at: At;
}

export interface PersonTable {
  id: string;
  name: string;
  /** Lower case, unique. */
  email: string;
  /** argon2id in PHC form; null where the person signs in elsewhere only. */
  password_hash: string | null;
  locale: string;
  theme: string;
  failed_sign_ins: Generated<number>;
  locked_until: MaybeAt;
  created_at: At;
}

export interface MembershipTable {
  organisation_id: string;
  person_id: string;
  /** JSON array of roles. */
  roles: Json<string[]>;
  disabled: Generated<boolean>;
  last_seen_at: MaybeAt;
  created_at: At;
}

export interface InvitationTable {
  id: string;
  organisation_id: string;
  email: string;
  roles: Json<string[]>;
  token_hash: string;
  invited_by: string;
  expires_at: At;
  accepted_at: MaybeAt;
  created_at: At;
}

/** The one-time link of the first start, and its like. */
export interface OneTimeTokenTable {
  purpose: string;
  token_hash: string;
  expires_at: At;
  used_at: MaybeAt;
}

export interface SessionTable {
  id: string;
  /** SHA-256 of the secret in the cookie. */
  secret_hash: string;
  /** Hash before the last rotation, honoured for seconds so that requests in flight do not fail. */
  previous_hash: string | null;
  rotated_at: At;
  person_id: string;
  organisation_id: string;
  csrf_token: string;
  confirmed_at: MaybeAt;
  client: string;
  address: string | null;
  created_at: At;
  last_seen_at: At;
  expires_at: At;
}

export interface TotpTable {
  person_id: string;
  /** Secret, encrypted with the key of the installation. */
  secret: string;
  confirmed_at: MaybeAt;
  /** Last time step accepted: a code is good once. */
  last_step: number | null;
}

export interface RecoveryCodeTable {
  person_id: string;
  code_hash: string;
  used_at: MaybeAt;
}

export interface PasskeyTable {
  id: string;
  person_id: string;
  name: string;
  credential_id: string;
  public_key: Uint8Array;
  counter: ColumnType<number, number, number>;
  transports: Json<string[]>;
  created_at: At;
  last_used_at: MaybeAt;
}

/** A sign-in or registration half done: second factor, passkey challenge, OIDC state. */
export interface SignInTicketTable {
  ticket_hash: string;
  purpose: string;
  person_id: string | null;
  data: Json<Record<string, unknown>>;
  attempts: Generated<number>;
  expires_at: At;
}

export interface FederatedIdentityTable {
  issuer: string;
  subject: string;
  person_id: string;
  created_at: At;
}

export interface ApiKeyTable {
  id: string;
  organisation_id: string;
  person_id: string;
  name: string;
  prefix: string;
  secret_hash: string;
  scopes: Json<string[]>;
  expires_at: MaybeAt;
  last_used_at: MaybeAt;
  revoked_at: MaybeAt;
  created_at: At;
}

export interface IdempotencyTable {
  organisation_id: string;
  actor_id: string;
  key: string;
  /** SHA-256 of method, path and body. */
  request_hash: string;
  /** Null while the first request is under way. */
  status: number | null;
  response: string | null;
  created_at: At;
}

export interface AuditTable {
  organisation_id: string;
  /** Position in the chain of the organisation, from 1. */
  seq: number;
  id: string;
  at: At;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  action: string;
  subject_type: string;
  subject_id: string;
  subject_name: string | null;
  details: Json<Record<string, unknown>>;
  previous_hash: string;
  hash: string;
}

/** Where the chain of each organisation ends: the row that appending locks, and what shows that its end was cut off. */
export interface AuditHeadTable {
  organisation_id: string;
  seq: number;
  hash: string;
}

/** One row of facts about this installation: id, secret box key id, first version. */
export interface InstallationTable {
  key: string;
  value: string;
}

export interface NetworkTable {
  id: string;
  organisation_id: string;
  name: string;
  description: string;
  current_snapshot_id: string | null;
  newest_assessment_id: string | null;
  version: Generated<number>;
  created_at: At;
  deleted_at: MaybeAt;
}

export interface NetworkGrantTable {
  network_id: string;
  organisation_id: string;
  access: string;
  supplier_id: string | null;
  created_at: At;
}

export interface PolicyTable {
  id: string;
  /** Null: shipped with Cleanpath. */
  organisation_id: string | null;
  policy_id: string;
  policy_version: string;
  title: string;
  authority: string;
  hash: string;
  body: Json<object>;
  created_at: At;
}

export interface JobTable {
  id: string;
  kind: string;
  state: string;
  organisation_id: string;
  network_id: string | null;
  person_id: string;
  person_name: string;
  phase: string;
  done: number;
  total: number;
  attempts: Generated<number>;
  input: Json<Record<string, unknown>>;
  result: Json<Record<string, string>> | null;
  problems: Json<object[]>;
  cancel_requested: Generated<boolean>;
  /** Worker that holds it, and until when without a sign of life. */
  lease_owner: string | null;
  lease_until: MaybeAt;
  created_at: At;
  started_at: MaybeAt;
  finished_at: MaybeAt;
}

export interface UploadTable {
  id: string;
  network_id: string;
  organisation_id: string;
  person_id: string;
  name: string;
  /** receiving, complete, used */
  state: string;
  bytes: number;
  sha256: string | null;
  created_at: At;
}

export interface ImportTable {
  id: string;
  network_id: string;
  job_id: string;
  state: string;
  files: Json<object[]>;
  upload_ids: Json<string[]>;
  format: string | null;
  counts: Json<Record<string, number>> | null;
  change: Json<Record<string, number>> | null;
  snapshot_hash: string | null;
  errors: number;
  warnings: number;
  created_by: string;
  created_at: At;
}

export interface DraftTable {
  network_id: string;
  person_id: string;
  base_snapshot_id: string;
  version: number;
  created_at: At;
}

export interface DraftChangeTable {
  network_id: string;
  person_id: string;
  seq: number;
  change: Json<object>;
  sentence: string;
  undone: Generated<boolean>;
  at: At;
}

export interface SnapshotTable {
  network_id: string;
  id: string;
  seq: number;
  hash: string;
  /** storing, ready */
  state: string;
  /** Bytes of the binary form. */
  bytes: number;
  counts: Json<Record<string, number>>;
  as_of: string | null;
  synthetic: Json<string[]>;
  note: string;
  created_by: string;
  created_at: At;
}

/** Pieces of a binary: snapshots, uploads, assessment documents and states. Immutable once written. */
export interface BlobChunkTable {
  network_id: string;
  /** `snapshot`, `upload`, `import`, `assessment-document`, `assessment-states` */
  kind: string;
  owner_id: string;
  seq: number;
  bytes: Uint8Array;
}

/** Elements of the current snapshot of each network: for search and for questions across networks. */
export interface ElementRowTable {
  network_id: string;
  snapshot_id: string;
  element_id: string;
  name: string | null;
  kind: string;
  plane: string;
  tier: string | null;
  supplier_id: string | null;
  product_id: string | null;
  operator_id: string | null;
  site: string | null;
  region: string | null;
  lat: number | null;
  lon: number | null;
}

/** Sites of the current snapshot, from its elements: found without reading them all. */
export interface SiteRowTable {
  network_id: string;
  snapshot_id: string;
  site: string;
  /** A region one of its elements is in; the first by code point. */
  region: string | null;
  elements: number;
}

export interface SupplierRowTable {
  network_id: string;
  snapshot_id: string;
  supplier_id: string;
  name: string;
  body: Json<object>;
}

export interface ProductRowTable {
  network_id: string;
  snapshot_id: string;
  product_id: string;
  supplier_id: string | null;
  name: string;
  body: Json<object>;
}

export interface DemandRowTable {
  network_id: string;
  snapshot_id: string;
  demand_id: string;
  name: string;
  service: string | null;
  body: Json<object>;
}

export interface EvidenceRowTable {
  network_id: string;
  snapshot_id: string;
  evidence_id: string;
  supplier_id: string | null;
  criterion: string;
  type: string;
  observed_at: string;
  expires_at: string | null;
  marking: string;
  body: Json<object>;
}

export interface AssessmentTable {
  network_id: string;
  id: string;
  snapshot_id: string;
  snapshot_seq: number;
  content_hash: string;
  policy_id: string;
  policy_version: string;
  policy_title: string;
  policy_hash: string;
  /** The policy it was made under, whole: what-if and views need it. */
  policy: Json<object>;
  as_of: string;
  /** AssessmentSummary without its ids: what the overview shows. */
  summary: Json<object>;
  previous_id: string | null;
  /** Bytes of the document (canonical JSON), before compression. */
  document_bytes: number;
  created_by: string;
  created_at: At;
}

export interface AssessmentDemandTable {
  network_id: string;
  assessment_id: string;
  demand_id: string;
  /** Position in the order shown: worst first. */
  rank: number;
  name: string;
  service: string | null;
  verdict: string;
  body: Json<object>;
}

export interface AssessmentSupplierTable {
  network_id: string;
  assessment_id: string;
  supplier_id: string;
  rank: number;
  name: string;
  body: Json<object>;
}

/** A decision per supplier and tier as the policy gave it. */
export interface DecisionTable {
  network_id: string;
  assessment_id: string;
  supplier_id: string;
  tier: string;
  outcome: string;
  lower: number;
  upper: number;
  coverage: number;
}

export interface ImportProblemTable {
  network_id: string;
  import_id: string;
  /** Errors first, then in the order found. */
  rank: number;
  severity: string;
  code: string;
  body: Json<object>;
}

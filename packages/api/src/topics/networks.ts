import { z } from 'zod';
import { Id, IsoDate, Sha256, VerdictCounts } from '@cleanpath/model';
import { Name, pageOf, PageQuery, Timestamp, Uuid } from '../shape/common.js';
import { route } from '../shape/route.js';

/** What an organisation other than the owner may do with a network. `supplier-file`: see what concerns one supplier, itself. */
export const GRANT_ACCESS = ['read', 'edit', 'supplier-file'] as const;

export const SnapshotBrief = z
  .object({
    id: Uuid,
    seq: z.int().min(1).describe('Counts the snapshots of a network'),
    hash: Sha256.describe('Content address of the facts'),
    createdAt: Timestamp,
    createdBy: z.string(),
    note: z.string().describe('Why it exists: an import, an edit, the example'),
    elements: z.int(),
    relations: z.int(),
    suppliers: z.int(),
    demands: z.int(),
    evidence: z.int(),
    bytes: z.int().describe('Size of the stored binary'),
    asOf: IsoDate.optional().describe('Date the facts speak of, where the dossier says'),
    synthetic: z.array(z.string()).describe('What of it is made up, in words; empty where nothing is'),
  })
  .meta({ id: 'Snapshot', description: 'An immutable, content-addressed state of a network' });
export type SnapshotBrief = z.infer<typeof SnapshotBrief>;

export const AssessmentBrief = z
  .object({
    id: Uuid,
    contentHash: Sha256,
    createdAt: Timestamp,
    snapshotId: Uuid,
    snapshotSeq: z.int(),
    policy: z.object({ id: z.string(), version: z.string(), title: z.string(), hash: Sha256 }),
    asOf: IsoDate,
    sentence: z.string(),
    totals: VerdictCounts,
    provenShare: z.number().nullable(),
    possibleShare: z.number().nullable(),
  })
  .meta({ id: 'AssessmentBrief' });
export type AssessmentBrief = z.infer<typeof AssessmentBrief>;

export const Network = z
  .object({
    id: Uuid,
    name: z.string(),
    description: z.string(),
    owner: z.object({ id: Uuid, name: z.string() }),
    access: z.enum(['owner', 'edit', 'read', 'supplier-file']).describe('What the caller may do with it'),
    supplierId: Id.optional().describe('With access supplier-file: the supplier the caller is'),
    snapshot: SnapshotBrief.optional().describe('The current one; absent before the first import'),
    assessment: AssessmentBrief.optional().describe('The newest one'),
    createdAt: Timestamp,
    version: z.int(),
  })
  .meta({ id: 'Network' });
export type Network = z.infer<typeof Network>;

export const Grant = z
  .object({
    organisationId: Uuid,
    organisation: z.string(),
    access: z.enum(GRANT_ACCESS),
    supplierId: Id.optional(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Grant' });
export type Grant = z.infer<typeof Grant>;

export const EXPORT_FORMATS = ['dossier', 'graphml', 'rfc8345', 'snapshot'] as const;

const network = z.object({ network: Uuid });

export const networkRoutes = {
  networks: route({
    method: 'GET',
    path: '/api/networks',
    tag: 'Networks',
    summary: 'Networks one may read',
    access: 'signed-in',
    query: PageQuery,
    status: 200,
    response: pageOf(Network),
  }),
  createNetwork: route({
    method: 'POST',
    path: '/api/networks',
    tag: 'Networks',
    summary: 'Create an empty network owned by one’s organisation',
    access: 'signed-in',
    body: z.strictObject({ name: Name, description: z.string().max(2000).default('') }),
    status: 201,
    response: Network,
    idempotent: true,
    problems: ['name-taken'],
  }),
  createExample: route({
    method: 'POST',
    path: '/api/networks/example',
    tag: 'Networks',
    summary: 'Load the example nation as a network and assess it: a job',
    access: 'signed-in',
    status: 202,
    response: z.object({ network: Network, jobId: Uuid }),
    idempotent: true,
  }),
  network: route({
    method: 'GET',
    path: '/api/networks/:network',
    tag: 'Networks',
    summary: 'One network with its current snapshot and newest assessment',
    access: 'signed-in',
    params: network,
    status: 200,
    response: Network,
    etag: true,
  }),
  updateNetwork: route({
    method: 'PATCH',
    path: '/api/networks/:network',
    tag: 'Networks',
    summary: 'Rename or describe a network',
    access: 'signed-in',
    params: network,
    body: z.strictObject({ name: Name.optional(), description: z.string().max(2000).optional() }),
    status: 200,
    response: Network,
    etag: true,
    ifMatch: true,
    problems: ['name-taken', 'changed-meanwhile'],
  }),
  deleteNetwork: route({
    method: 'DELETE',
    path: '/api/networks/:network',
    tag: 'Networks',
    summary: 'Delete a network with all its snapshots and assessments; the audit trail stays',
    access: 'signed-in',
    params: network,
    status: 204,
    problems: ['reauthenticate'],
  }),
  grants: route({
    method: 'GET',
    path: '/api/networks/:network/grants',
    tag: 'Networks',
    summary: 'Which other organisations may read or edit it',
    access: 'signed-in',
    params: network,
    status: 200,
    response: z.object({ items: z.array(Grant) }),
  }),
  setGrant: route({
    method: 'PUT',
    path: '/api/networks/:network/grants/:organisation',
    tag: 'Networks',
    summary: 'Let another organisation read or edit it, or let a supplier see its own file',
    access: 'signed-in',
    params: network.extend({ organisation: Uuid }),
    body: z.strictObject({ access: z.enum(GRANT_ACCESS), supplierId: Id.optional() }),
    status: 200,
    response: Grant,
  }),
  removeGrant: route({
    method: 'DELETE',
    path: '/api/networks/:network/grants/:organisation',
    tag: 'Networks',
    summary: 'Take a grant back',
    access: 'signed-in',
    params: network.extend({ organisation: Uuid }),
    status: 204,
  }),
  findOrganisation: route({
    method: 'GET',
    path: '/api/networks/:network/grantees',
    tag: 'Networks',
    summary: 'Organisations a grant can go to, by the beginning of their name',
    access: 'signed-in',
    params: network,
    query: z.object({ q: z.string().trim().min(2).max(100) }),
    status: 200,
    response: z.object({ items: z.array(z.object({ id: Uuid, name: z.string() })) }),
  }),
  snapshots: route({
    method: 'GET',
    path: '/api/networks/:network/snapshots',
    tag: 'Networks',
    summary: 'Snapshots, newest first',
    access: 'signed-in',
    params: network,
    query: PageQuery,
    status: 200,
    response: pageOf(SnapshotBrief),
  }),
  snapshot: route({
    method: 'GET',
    path: '/api/networks/:network/snapshots/:snapshot',
    tag: 'Networks',
    summary: 'One snapshot',
    access: 'signed-in',
    params: network.extend({ snapshot: Uuid }),
    status: 200,
    response: SnapshotBrief,
    etag: true,
  }),
  exportSnapshot: route({
    method: 'GET',
    path: '/api/networks/:network/snapshots/:snapshot/export',
    tag: 'Networks',
    summary: 'Download a snapshot as a dossier (zip), GraphML, RFC 8345 JSON or the binary',
    access: 'signed-in',
    params: network.extend({ snapshot: Uuid }),
    query: z.object({ format: z.enum(EXPORT_FORMATS).default('dossier') }),
    status: 200,
    media: ['application/zip', 'application/xml', 'application/json', 'application/octet-stream'],
  }),
} as const;

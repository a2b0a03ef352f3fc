import { z } from 'zod';
import { Sha256 } from '@cleanpath/model';
import { pageOf, PageQuery, Timestamp, Uuid } from '../shape/common.js';
import { ProblemItem } from '../shape/problem-body.js';
import { route } from '../shape/route.js';

export const Upload = z
  .object({
    id: Uuid,
    name: z.string(),
    bytes: z.int(),
    sha256: Sha256,
    createdAt: Timestamp,
  })
  .meta({ id: 'Upload', description: 'A file received whole; kept until used or a day old' });
export type Upload = z.infer<typeof Upload>;

export const IMPORT_STATES = ['reading', 'ready', 'invalid', 'applied', 'discarded', 'failed'] as const;

export const Import = z
  .object({
    id: Uuid,
    networkId: Uuid,
    state: z.enum(IMPORT_STATES).describe('ready: can be applied; invalid: has errors; reading: see the job'),
    jobId: Uuid,
    files: z.array(z.object({ name: z.string(), bytes: z.int() })),
    format: z.string().optional().describe('Recognised format'),
    counts: z
      .object({
        elements: z.int(),
        relations: z.int(),
        suppliers: z.int(),
        products: z.int(),
        demands: z.int(),
        evidence: z.int(),
      })
      .optional(),
    change: z
      .object({ added: z.int(), removed: z.int(), changed: z.int() })
      .optional()
      .describe('Elements against the current snapshot'),
    snapshotHash: Sha256.optional(),
    errors: z.int(),
    warnings: z.int(),
    createdAt: Timestamp,
    createdBy: z.string(),
  })
  .meta({ id: 'Import', description: 'Files read and checked; nothing changes until it is applied' });
export type Import = z.infer<typeof Import>;

const network = z.object({ network: Uuid });
const one = network.extend({ import: Uuid });

export const importRoutes = {
  upload: route({
    method: 'POST',
    path: '/api/networks/:network/uploads',
    tag: 'Import',
    summary: 'Send a file, as the raw request body',
    access: 'signed-in',
    params: network,
    query: z.object({ name: z.string().min(1).max(255) }),
    upload: true,
    status: 201,
    response: Upload,
    idempotent: true,
    problems: [
      'upload-too-large',
      'upload-incomplete',
      'upload-checksum',
      'upload-empty',
      'request-timeout',
      'storage-full',
    ],
  }),
  startImport: route({
    method: 'POST',
    path: '/api/networks/:network/imports',
    tag: 'Import',
    summary: 'Read uploaded files: a job that recognises the format, checks and counts',
    access: 'signed-in',
    params: network,
    body: z.strictObject({
      uploads: z.array(Uuid).min(1).max(200),
      format: z.string().max(40).optional().describe('Where recognition should not decide'),
      options: z.record(z.string(), z.string().max(400)).default({}),
    }),
    status: 202,
    response: Import,
    idempotent: true,
    problems: ['format-unknown'],
  }),
  imports: route({
    method: 'GET',
    path: '/api/networks/:network/imports',
    tag: 'Import',
    summary: 'Imports, newest first',
    access: 'signed-in',
    params: network,
    query: PageQuery,
    status: 200,
    response: pageOf(Import),
  }),
  import: route({
    method: 'GET',
    path: '/api/networks/:network/imports/:import',
    tag: 'Import',
    summary: 'One import',
    access: 'signed-in',
    params: one,
    status: 200,
    response: Import,
  }),
  importProblems: route({
    method: 'GET',
    path: '/api/networks/:network/imports/:import/problems',
    tag: 'Import',
    summary: 'Problems with file, line, value and remedy; errors first',
    access: 'signed-in',
    params: one,
    query: PageQuery.extend({ severity: z.enum(['error', 'warning']).optional(), code: z.string().max(60).optional() }),
    status: 200,
    response: pageOf(ProblemItem),
  }),
  importProblemsCsv: route({
    method: 'GET',
    path: '/api/networks/:network/imports/:import/problems.csv',
    tag: 'Import',
    summary: 'All problems as a table for a spreadsheet',
    access: 'signed-in',
    params: one,
    status: 200,
    media: ['text/csv'],
  }),
  applyImport: route({
    method: 'POST',
    path: '/api/networks/:network/imports/:import/apply',
    tag: 'Import',
    summary: 'Make it the current snapshot and assess it: a job',
    access: 'signed-in',
    params: one,
    body: z.strictObject({ note: z.string().max(400).default(''), assess: z.boolean().default(true) }),
    status: 202,
    response: z.object({ jobId: Uuid }),
    idempotent: true,
    problems: ['import-not-ready'],
  }),
  discardImport: route({
    method: 'DELETE',
    path: '/api/networks/:network/imports/:import',
    tag: 'Import',
    summary: 'Discard an import',
    access: 'signed-in',
    params: one,
    status: 204,
  }),
} as const;

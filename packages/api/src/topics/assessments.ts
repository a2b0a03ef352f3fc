import { z } from 'zod';
import { Assessment, DemandReport, Id, IsoDate, SupplierReport, VERDICTS } from '@cleanpath/model';
import { pageOf, PageQuery, Timestamp, Uuid } from '../shape/common.js';
import { route } from '../shape/route.js';
import { AssessmentBrief } from './networks.js';
import { Comparison } from './comparison.js';

/** The assessment without its long lists: what the overview shows. */
export const AssessmentSummary = Assessment.omit({ demands: true, suppliers: true, elements: true, provenance: true })
  .extend({
    id: z.string(),
    networkId: Uuid,
    snapshotId: Uuid,
    snapshotSeq: z.int(),
    createdAt: Timestamp,
    ladder: z
      .array(
        SupplierReport.pick({
          id: true,
          name: true,
          fictional: true,
          group: true,
          decisions: true,
          elements: true,
          elementShare: true,
          exposedDemands: true,
          brokenDemands: true,
          blocks: true,
          leavesOpen: true,
        }),
      )
      .describe('Suppliers by the demands exposed to them, at most 200'),
    names: z.record(z.string(), z.string()).describe('Names of the elements and suppliers mentioned, by id'),
    previousId: Uuid.optional().describe('The assessment before, to compare with'),
  })
  .meta({ id: 'AssessmentSummary' });
export type AssessmentSummary = z.infer<typeof AssessmentSummary>;

export const DemandRow = DemandReport.omit({ legs: true }).meta({ id: 'DemandRow' });
export type DemandRow = z.infer<typeof DemandRow>;

export const SupplierRow = SupplierReport.omit({ criteria: true, evidence: true, next: true }).meta({
  id: 'SupplierRow',
});
export type SupplierRow = z.infer<typeof SupplierRow>;

/** What a supplier sees of itself: decisions and evidence about it, nothing of the network. */
export const SupplierFile = SupplierReport.pick({
  id: true,
  name: true,
  fictional: true,
  jurisdictions: true,
  group: true,
  decisions: true,
  criteria: true,
  evidence: true,
  next: true,
})
  .extend({ asOf: IsoDate, policy: z.object({ id: z.string(), version: z.string(), title: z.string() }) })
  .meta({ id: 'SupplierFile' });
export type SupplierFile = z.infer<typeof SupplierFile>;

export const TABLES = ['services', 'suppliers', 'causes', 'unknowns', 'concentration', 'elements'] as const;

const network = z.object({ network: Uuid });
const one = network.extend({ assessment: Uuid });

export const assessmentRoutes = {
  assessments: route({
    method: 'GET',
    path: '/api/networks/:network/assessments',
    tag: 'Assessments',
    summary: 'Assessments, newest first',
    access: 'signed-in',
    params: network,
    query: PageQuery,
    status: 200,
    response: pageOf(AssessmentBrief),
  }),
  startAssessment: route({
    method: 'POST',
    path: '/api/networks/:network/assessments',
    tag: 'Assessments',
    summary: 'Assess a snapshot under a policy: a job',
    access: 'signed-in',
    params: network,
    body: z.strictObject({
      snapshotId: Uuid.optional().describe('Default: the current one'),
      policyId: Uuid.optional().describe('A stored policy; default: that of the dossier, else the neutral one'),
      asOf: IsoDate.optional().describe('Default: that of the dossier, else today'),
    }),
    status: 202,
    response: z.object({ jobId: Uuid }),
    idempotent: true,
    problems: ['network-empty'],
  }),
  assessment: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment',
    tag: 'Assessments',
    summary: 'The assessment without its long lists',
    access: 'signed-in',
    params: one,
    status: 200,
    response: AssessmentSummary,
    etag: true,
  }),
  assessmentDocument: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/document',
    tag: 'Assessments',
    summary: 'The whole assessment, the same bytes as the command line gives',
    access: 'signed-in',
    params: one,
    status: 200,
    media: ['application/json'],
    etag: true,
  }),
  assessmentReport: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/report',
    tag: 'Assessments',
    summary: 'The report: one self-contained HTML page',
    access: 'signed-in',
    params: one,
    status: 200,
    media: ['text/html'],
    etag: true,
  }),
  assessmentTable: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/tables/:table',
    tag: 'Assessments',
    summary: 'A table of the assessment as CSV, safe to open in a spreadsheet',
    access: 'signed-in',
    params: one.extend({ table: z.enum(TABLES) }),
    status: 200,
    media: ['text/csv'],
    etag: true,
  }),
  demands: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/demands',
    tag: 'Assessments',
    summary: 'Services and their verdicts; worst first, then by weight',
    access: 'signed-in',
    params: one,
    query: PageQuery.extend({
      verdict: z.enum(VERDICTS).optional(),
      service: z.string().max(200).optional(),
      q: z.string().max(200).optional().describe('Part of the name or id'),
    }),
    status: 200,
    response: pageOf(DemandRow),
  }),
  suppliers: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/suppliers',
    tag: 'Assessments',
    summary: 'Suppliers, most exposed demands first',
    access: 'signed-in',
    params: one,
    query: PageQuery.extend({ q: z.string().max(200).optional() }),
    status: 200,
    response: pageOf(SupplierRow),
  }),
  supplier: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/suppliers/:supplier',
    tag: 'Assessments',
    summary: 'One supplier: decisions, criteria, evidence, dependence',
    access: 'signed-in',
    params: one.extend({ supplier: Id }),
    status: 200,
    response: SupplierReport.extend({ names: z.record(z.string(), z.string()) }),
    etag: true,
  }),
  supplierFile: route({
    method: 'GET',
    path: '/api/networks/:network/supplier-file',
    tag: 'Assessments',
    summary: 'For the supplier itself: what was concluded about it, from which evidence',
    access: 'signed-in',
    params: network,
    status: 200,
    response: SupplierFile,
  }),
  compare: route({
    method: 'GET',
    path: '/api/networks/:network/assessments/:assessment/compare',
    tag: 'Assessments',
    summary: 'What changed since another assessment of the network, and why',
    access: 'signed-in',
    params: one,
    query: z.object({ with: Uuid.describe('The earlier assessment') }),
    status: 200,
    response: Comparison,
    etag: true,
  }),
} as const;

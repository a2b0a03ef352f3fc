import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AssessmentSummary, type TABLES } from '@cleanpath/api';
import { ENGINE_VERSION } from '@cleanpath/assessment';
import { keptAlready, sendDownload } from '../http/download.js';
import type { Handlers } from '../http/handler.js';
import { packedDocument, reportChunks, tableChunks } from '../services/assessment-files.js';
import {
  assessments,
  compare,
  demands,
  reachAssessment,
  startAssessment,
  summaryBody,
  supplier,
  suppliers,
} from '../services/assessments.js';
import { supplierFile } from '../services/supplier-file.js';

/**
 * The report is a page of its own: no access to the origin it came from, nothing loaded, and of scripts only the one
 * whose hash stands in its own policy (both hold).
 */
const REPORT_POLICY = [
  'sandbox allow-scripts allow-popups allow-modals',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "script-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TABLE_NAMES: Readonly<Record<(typeof TABLES)[number], string>> = {
  services: 'services',
  suppliers: 'suppliers',
  causes: 'causes',
  unknowns: 'evidence worth getting',
  concentration: 'concentration',
  elements: 'elements',
};

export const assessmentHandlers: Pick<
  Handlers,
  | 'assessments'
  | 'startAssessment'
  | 'assessment'
  | 'assessmentDocument'
  | 'assessmentReport'
  | 'assessmentTable'
  | 'demands'
  | 'suppliers'
  | 'supplier'
  | 'supplierFile'
  | 'compare'
> = {
  assessments: ({ platform, actor, params, query }) => assessments(actor, platform, params.network, query),
  startAssessment: ({ platform, actor, params, body }) => startAssessment(actor, platform, params.network, body),
  assessment: async ({ platform, actor, params }) => {
    const row = await reachAssessment(actor, platform, keyOf(params));
    // Immutable and large: checked and written as text once.
    return platform.reads.get(`assessment text ${row.network_id} ${row.id}`, ['assessment'], () =>
      Promise.resolve({ storedJson: JSON.stringify(AssessmentSummary.parse(summaryBody(row))), etag: row.id }),
    );
  },
  assessmentDocument: async ({ platform, actor, params, request, reply }) => {
    const row = await reachAssessment(actor, platform, keyOf(params));
    const packed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    void reply.header('vary', 'accept-encoding');
    if (keptAlready(request, reply, packed ? `${row.content_hash}-gzip` : row.content_hash)) return reply;
    if (packed) void reply.header('content-encoding', 'gzip');
    const chunks = packedDocument(platform, row);
    return sendDownload(request, reply, {
      type: 'application/json; charset=utf-8',
      name: `assessment ${row.as_of}.json`,
      ...(packed ? {} : { bytes: row.document_bytes }),
      chunks: packed ? chunks : pipeline(Readable.from(chunks), createGunzip(), () => undefined),
    });
  },
  assessmentReport: async ({ platform, actor, params, request, reply }) => {
    const row = await reachAssessment(actor, platform, keyOf(params));
    if (keptAlready(request, reply, `${row.content_hash}-${ENGINE_VERSION}`)) return reply;
    const chunks = request.method === 'HEAD' ? nothing() : await reportChunks(platform, row);
    return sendDownload(request, reply, { type: 'text/html; charset=utf-8', policy: REPORT_POLICY, chunks });
  },
  assessmentTable: async ({ platform, actor, params, request, reply }) => {
    const row = await reachAssessment(actor, platform, keyOf(params));
    if (keptAlready(request, reply, `${row.content_hash}-${params.table}-${ENGINE_VERSION}`)) return reply;
    return sendDownload(request, reply, {
      type: 'text/csv; charset=utf-8',
      name: `${TABLE_NAMES[params.table]} ${row.as_of}.csv`,
      chunks: request.method === 'HEAD' ? nothing() : await tableChunks(platform, row, params.table),
    });
  },
  demands: ({ platform, actor, params, query }) => {
    const { q: text, verdict, service, ...page } = query;
    return demands(actor, platform, keyOf(params), { text, verdict, service }, page);
  },
  suppliers: ({ platform, actor, params, query }) =>
    suppliers(actor, platform, keyOf(params), query.q, { cursor: query.cursor, limit: query.limit }),
  supplier: async ({ platform, actor, params }) => ({
    body: await supplier(actor, platform, keyOf(params), params.supplier),
  }),
  supplierFile: ({ platform, actor, params }) => supplierFile(actor, platform, params.network),
  compare: ({ platform, actor, params, query }) => compare(actor, platform, keyOf(params), query.with),
};

function keyOf(params: { readonly network: string; readonly assessment: string }) {
  return { networkId: params.network, assessmentId: params.assessment };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A HEAD has no content.
}

import { MAX_PAGE, type ProblemItem } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import { contentDigest } from '../http/content-digest.js';
import { sendDownload } from '../http/download.js';
import type { Handlers } from '../http/handler.js';
import { applyImport, discardImport, importProblems, imports, readImport, startImport } from '../services/imports.js';
import { csvText } from '../services/downloads/csv-text.js';
import { receiveUpload } from '../services/uploads.js';

export const importHandlers: Pick<
  Handlers,
  | 'upload'
  | 'startImport'
  | 'imports'
  | 'import'
  | 'importProblems'
  | 'importProblemsCsv'
  | 'applyImport'
  | 'discardImport'
> = {
  upload: ({ platform, actor, params, query, upload, request }) => {
    if (!upload) throw fail('upload-empty');
    const length = request.headers['content-length'];
    return receiveUpload(actor, platform, {
      networkId: params.network,
      name: query.name,
      source: upload,
      announced: length === undefined ? undefined : Number(length),
      digest: contentDigest(request.headers['content-digest']),
      stallMs: request.server.timeouts.uploadStallMs,
    });
  },
  startImport: ({ platform, actor, params, body }) => startImport(actor, platform, params.network, body),
  imports: ({ platform, actor, params, query }) => imports(actor, platform, params.network, query),
  import: ({ platform, actor, params }) => readImport(actor, platform, params.network, params.import),
  importProblems: ({ platform, actor, params, query }) =>
    importProblems(actor, platform, { networkId: params.network, importId: params.import }, query, query),
  importProblemsCsv: async ({ platform, actor, params, request, reply }) => {
    const key = { networkId: params.network, importId: params.import };
    const page = (cursor?: string) => importProblems(actor, platform, key, {}, { cursor, limit: MAX_PAGE });
    const first = await page();
    return sendDownload(request, reply, {
      type: 'text/csv; charset=utf-8',
      name: 'import problems.csv',
      chunks: problemTable(first, page),
    });
  },
  applyImport: ({ platform, actor, params, body }) =>
    applyImport(actor, platform, { networkId: params.network, importId: params.import }, body),
  discardImport: ({ platform, actor, params }) =>
    discardImport(actor, platform, { networkId: params.network, importId: params.import }),
};

interface Problems {
  readonly items: readonly ProblemItem[];
  readonly next?: string;
}

const COLUMNS = ['severity', 'code', 'message', 'remedy', 'file', 'line', 'column', 'pointer', 'value'] as const;

async function* problemTable(first: Problems, page: (cursor: string) => Promise<Problems>): AsyncGenerator<string> {
  yield csvText(COLUMNS, []);
  for (let found = first; ;) {
    if (found.items.length > 0)
      yield csvText(
        undefined,
        found.items.map((item) => COLUMNS.map((column) => item[column])),
      );
    if (found.next === undefined) return;
    found = await page(found.next);
  }
}

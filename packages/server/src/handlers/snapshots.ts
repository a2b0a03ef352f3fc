import { sendDownload } from '../http/download.js';
import type { Handlers } from '../http/handler.js';
import { exportSnapshot, snapshot, snapshots } from '../services/snapshots.js';

export const snapshotHandlers: Pick<Handlers, 'snapshots' | 'snapshot' | 'exportSnapshot'> = {
  snapshots: ({ platform, actor, params, query }) => snapshots(actor, platform, params.network, query),
  snapshot: async ({ platform, actor, params }) => {
    const body = await snapshot(actor, platform, params.network, params.snapshot);
    return { body, etag: body.id };
  },
  exportSnapshot: async ({ platform, actor, params, query, request, reply }) => {
    const { network, snapshot: id } = params;
    return sendDownload(request, reply, await exportSnapshot(actor, platform, network, id, query.format));
  },
};

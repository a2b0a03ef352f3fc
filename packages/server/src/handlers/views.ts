import { sendDownload } from '../http/download.js';
import { notModified } from '../http/etag.js';
import type { Answer, Call, Handlers, StoredAnswer } from '../http/handler.js';
import { demand, element, elements, map, reachView, type ReachedView } from '../services/views.js';

/** The network as an assessment sees it: list, map, one element, one service. */
export const viewHandlers: Pick<Handlers, 'elements' | 'elementsCsv' | 'element' | 'map' | 'demand'> = {
  elements: ({ platform, actor, params, query }) => elements(actor, platform, keyOf(params), query),
  elementsCsv: async ({ platform, actor, params, query, request, reply }) => {
    const view = await reachView(actor, platform, keyOf(params));
    return sendDownload(request, reply, {
      type: 'text/csv; charset=utf-8',
      name: `elements ${view.asOf}.csv`,
      chunks: platform.live.elementsCsv(view.key, query),
    });
  },
  element: (call) => lasting(call, (view) => element(call.platform, view, call.params.element)),
  map: (call) => {
    const { zoom, ...filter } = call.query;
    return lasting(call, (view) => map(call.platform, view, filter, zoom));
  },
  demand: (call) => lasting(call, (view) => demand(call.platform, view, call.params.demand)),
};

/** An answer that holds as long as its assessment: nothing is worked out for who has it already. */
async function lasting<T>(
  { actor, platform, params, request, reply }: Call<'element'> | Call<'map'> | Call<'demand'>,
  make: (view: ReachedView) => Promise<T>,
): Promise<Answer<T> | StoredAnswer> {
  const view = await reachView(actor, platform, keyOf(params));
  if (notModified(request, reply, view.version)) return { storedJson: '', etag: view.version };
  return { body: await make(view), etag: view.version };
}

function keyOf(params: { readonly network: string; readonly assessment: string }) {
  return { networkId: params.network, assessmentId: params.assessment };
}

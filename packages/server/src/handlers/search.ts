import type { Handlers } from '../http/handler.js';
import { search } from '../services/search.js';

export const searchHandlers: Pick<Handlers, 'search'> = {
  search: async ({ platform, actor, query }) => ({ items: await search(actor, platform, query) }),
};

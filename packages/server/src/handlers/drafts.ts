import type { Handlers } from '../http/handler.js';
import { addChange, applyDraft, checkDraft, discardDraft, draft, stepDraft } from '../services/drafts.js';

/** Editing in place: a draft of changes per network and person. */
export const draftHandlers: Pick<
  Handlers,
  'draft' | 'addChange' | 'undo' | 'redo' | 'checkDraft' | 'applyDraft' | 'discardDraft'
> = {
  draft: ({ platform, actor, params }) => draft(actor, platform, params.network),
  addChange: ({ platform, actor, params, body }) => addChange(actor, platform, params.network, body),
  undo: ({ platform, actor, params }) => stepDraft(actor, platform, params.network, true),
  redo: ({ platform, actor, params }) => stepDraft(actor, platform, params.network, false),
  checkDraft: async ({ platform, actor, params }) => ({
    problems: await checkDraft(actor, platform, params.network),
  }),
  applyDraft: ({ platform, actor, params, body }) => applyDraft(actor, platform, params.network, body.note),
  discardDraft: ({ platform, actor, params }) => discardDraft(actor, platform, params.network),
};

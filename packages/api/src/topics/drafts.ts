import { z } from 'zod';
import { Id } from '@cleanpath/model';
import { Timestamp, Uuid } from '../shape/common.js';
import { ProblemItem } from '../shape/problem-body.js';
import { route } from '../shape/route.js';

/** Kinds of record that can be edited in place. */
export const EDITABLE = ['element', 'relation', 'supplier', 'product', 'demand'] as const;
export type Editable = (typeof EDITABLE)[number];

/**
 * One change to the facts of a network. `set` gives new values by field name (null removes the value); `add` a whole
 * record; `remove` takes the record out together with what cannot stand without it. Relations, which have no id, are
 * named by `from|type|to`.
 */
export const Change = z
  .discriminatedUnion('action', [
    z.strictObject({
      action: z.literal('set'),
      record: z.enum(EDITABLE),
      id: Id,
      fields: z.record(z.string().max(60), z.json()),
    }),
    z.strictObject({ action: z.literal('add'), record: z.enum(EDITABLE), value: z.record(z.string(), z.json()) }),
    z.strictObject({ action: z.literal('remove'), record: z.enum(EDITABLE), id: Id }),
  ])
  .meta({ id: 'Change', description: 'One change to the facts of a network' });
export type Change = z.infer<typeof Change>;

export const DraftChange = z
  .object({
    seq: z.int(),
    at: Timestamp,
    by: z.string(),
    change: Change,
    sentence: z.string().describe('What it does, readable'),
    undone: z.boolean(),
  })
  .meta({ id: 'DraftChange' });
export type DraftChange = z.infer<typeof DraftChange>;

export const Draft = z
  .object({
    networkId: Uuid,
    baseSnapshotId: Uuid.optional().describe('Snapshot the changes apply to; absent where there is no draft'),
    version: z.int().describe('Counts every change, undo and redo; also the ETag'),
    changes: z.array(DraftChange),
    canUndo: z.boolean(),
    canRedo: z.boolean(),
    stale: z.boolean().describe('The network has a newer snapshot than the draft is based on'),
  })
  .meta({ id: 'Draft', description: 'Changes not yet applied; one draft per network and person' });
export type Draft = z.infer<typeof Draft>;

const network = z.object({ network: Uuid });

export const draftRoutes = {
  draft: route({
    method: 'GET',
    path: '/api/networks/:network/draft',
    tag: 'Editing',
    summary: 'One’s draft of changes',
    access: 'signed-in',
    params: network,
    status: 200,
    response: Draft,
    etag: true,
  }),
  addChange: route({
    method: 'POST',
    path: '/api/networks/:network/draft/changes',
    tag: 'Editing',
    summary: 'Add a change; it is checked against the network at once',
    access: 'signed-in',
    params: network,
    body: Change,
    status: 201,
    response: Draft,
    idempotent: true,
    problems: ['change-invalid', 'changed-meanwhile'],
  }),
  undo: route({
    method: 'POST',
    path: '/api/networks/:network/draft/undo',
    tag: 'Editing',
    summary: 'Undo the last change that is not undone',
    access: 'signed-in',
    params: network,
    status: 200,
    response: Draft,
  }),
  redo: route({
    method: 'POST',
    path: '/api/networks/:network/draft/redo',
    tag: 'Editing',
    summary: 'Redo the last change undone',
    access: 'signed-in',
    params: network,
    status: 200,
    response: Draft,
  }),
  checkDraft: route({
    method: 'POST',
    path: '/api/networks/:network/draft/check',
    tag: 'Editing',
    summary: 'Check the network as it would be',
    access: 'signed-in',
    params: network,
    status: 200,
    response: z.object({ problems: z.array(ProblemItem) }),
  }),
  applyDraft: route({
    method: 'POST',
    path: '/api/networks/:network/draft/apply',
    tag: 'Editing',
    summary: 'Make the changes a new snapshot and assess it: a job',
    access: 'signed-in',
    params: network,
    body: z.strictObject({ note: z.string().max(400).default('') }),
    status: 202,
    response: z.object({ jobId: Uuid }),
    idempotent: true,
    problems: ['draft-empty', 'draft-stale'],
  }),
  discardDraft: route({
    method: 'DELETE',
    path: '/api/networks/:network/draft',
    tag: 'Editing',
    summary: 'Throw the draft away',
    access: 'signed-in',
    params: network,
    status: 204,
  }),
} as const;

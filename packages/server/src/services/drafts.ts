import type { Change, Draft } from '@cleanpath/api';
import { CleanpathError, fail, hasErrors, problem, type Problem } from '@cleanpath/model';
import {
  appendDraftChange,
  bumpDraft,
  createDraft,
  deleteDraft,
  draftChanges,
  draftOf,
  lockNetwork,
  setDraftChangeUndone,
  type DraftChangeRow,
  type DraftKey,
  type DraftRow,
  type NetworkRow,
  type Queryable,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { can } from '../access/can.js';
import type { Platform } from '../platform.js';
import { audit, ofNetwork } from './audit.js';
import { networkResource, reachNetwork } from './network-access.js';

/** Changes in one draft; more belong into a file that is imported. */
const MAX_CHANGES = 500;

/** One's changes to a network, not applied yet. Nobody else sees them. */
export async function draft(actor: Actor, platform: Platform, networkId: string): Promise<Draft> {
  const { network, key } = await reachDraft(actor, platform, networkId, 'draft:read');
  return draftBody(actor, network, await readDraft(platform.store.db, key));
}

/**
 * Adds a change on top of those that stand, checked against the network they lead to. A change that does not fit is
 * refused with its problems, so a draft is always one that could be applied to its base.
 */
export async function addChange(actor: Actor, platform: Platform, networkId: string, change: Change): Promise<Draft> {
  const { network, key } = await reachDraft(actor, platform, networkId, 'draft:edit');
  const before = await readDraft(platform.store.db, key);
  const snapshotId = before?.row.base_snapshot_id ?? network.current_snapshot_id;
  if (snapshotId === null) throw fail('network-empty');
  const standing = standingChanges(before);
  if (standing.length >= MAX_CHANGES)
    throw fail('limit-exceeded', {
      message: `A draft holds at most ${MAX_CHANGES} changes`,
      remedy: 'Apply these first; for larger changes export the dossier, edit the files and import them.',
    });
  const { problems, sentence } = await platform.live.checkChange({ networkId, snapshotId }, standing, change);
  if (hasErrors(problems)) throw new CleanpathError(errorsFirst(problems));
  return changeDraft(actor, platform, network, key, before, async (tx) => {
    const now = platform.now();
    const row = await createDraft(tx, {
      network_id: networkId,
      person_id: key.personId,
      base_snapshot_id: snapshotId,
      created_at: now,
    });
    // Another tab may have begun the draft since it was looked for.
    if (row.version !== (before?.row.version ?? 0)) throw fail('changed-meanwhile');
    await appendDraftChange(tx, key, { change, sentence, at: now });
  });
}

/** Takes back the last change that stands, or with `undone: false` puts back the first that was taken back. */
export async function stepDraft(actor: Actor, platform: Platform, networkId: string, undone: boolean): Promise<Draft> {
  const { network, key } = await reachDraft(actor, platform, networkId, 'draft:edit');
  const before = await readDraft(platform.store.db, key);
  // Nothing to undo is no fault: two clicks came where one was meant.
  if (!before?.changes.some((change) => change.undone === !undone)) return draftBody(actor, network, before);
  return changeDraft(actor, platform, network, key, before, async (tx) => {
    await setDraftChangeUndone(tx, key, undone);
  });
}

/** Problems of the network as it would be, and whether it moved on meanwhile. */
export async function checkDraft(actor: Actor, platform: Platform, networkId: string): Promise<Problem[]> {
  const { network, key } = await reachDraft(actor, platform, networkId, 'draft:read');
  const found = await readDraft(platform.store.db, key);
  const changes = standingChanges(found);
  if (!found || changes.length === 0) return [];
  const snapshotId = found.row.base_snapshot_id;
  const problems = await platform.live.checkChanges({ networkId, snapshotId }, changes);
  return isStale(network, found.row) ? [problem('draft-stale'), ...problems] : problems;
}

/** Makes the changes a new snapshot and assesses it, as a job. The draft stays until the job is done. */
export async function applyDraft(
  actor: Actor,
  platform: Platform,
  networkId: string,
  note: string,
): Promise<{ jobId: string }> {
  const { network, key } = await reachDraft(actor, platform, networkId, 'draft:edit');
  const found = await readDraft(platform.store.db, key);
  const changes = standingChanges(found);
  if (!found || changes.length === 0) throw fail('draft-empty');
  const { base_snapshot_id: baseSnapshotId, version } = found.row;
  if (isStale(network, found.row)) throw fail('draft-stale');
  const problems = await platform.live.checkChanges({ networkId, snapshotId: baseSnapshotId }, changes);
  if (hasErrors(problems)) throw new CleanpathError(errorsFirst(problems));
  const input = { personId: key.personId, baseSnapshotId, changes, note };
  const job = await platform.store.transaction(async (tx) => {
    const current = await lockNetwork(tx, networkId);
    if (!current) throw fail('not-found');
    if (isStale(current, found.row)) throw fail('draft-stale');
    await requireVersion(tx, key, version);
    const enqueued = await platform.jobs.enqueue(tx, actor, { kind: 'apply-draft', networkId, input });
    await audit(platform, tx, actor, {
      action: 'draft.apply',
      subject: ofNetwork(network),
      details: {
        jobId: enqueued.id,
        baseSnapshotId,
        note,
        changes: found.changes.filter(({ undone }) => !undone).map(({ sentence }) => sentence),
      },
    });
    return enqueued;
  });
  platform.jobs.wake();
  return { jobId: job.id };
}

export async function discardDraft(actor: Actor, platform: Platform, networkId: string): Promise<void> {
  const { key } = await reachDraft(actor, platform, networkId, 'draft:edit');
  await platform.store.transaction((tx) => deleteDraft(tx, key));
}

interface ReachedDraft {
  readonly network: NetworkRow;
  readonly key: DraftKey;
}

async function reachDraft(
  actor: Actor,
  platform: Platform,
  networkId: string,
  action: 'draft:read' | 'draft:edit',
): Promise<ReachedDraft> {
  const onNetwork = action === 'draft:read' ? 'network:read' : 'network:edit';
  const access = await reachNetwork(platform, actor, networkId, onNetwork);
  const { personId } = actor;
  if (!can(actor, action, { type: 'draft', network: networkResource(actor, access), personId }))
    throw fail('forbidden');
  return { network: access.network, key: { networkId, personId } };
}

interface FoundDraft {
  readonly row: DraftRow;
  readonly changes: readonly DraftChangeRow[];
}

async function readDraft(db: Queryable, key: DraftKey): Promise<FoundDraft | undefined> {
  const row = await draftOf(db, key);
  return row && { row, changes: await draftChanges(db, key) };
}

/** Runs a change under the lock of the draft, where nobody else (another tab) changed it since it was read. */
async function changeDraft(
  actor: Actor,
  platform: Platform,
  network: NetworkRow,
  key: DraftKey,
  before: FoundDraft | undefined,
  change: (tx: Queryable) => Promise<void>,
): Promise<Draft> {
  const after = await platform.store.transaction(async (tx) => {
    await requireVersion(tx, key, before?.row.version);
    await change(tx);
    await bumpDraft(tx, key);
    return readDraft(tx, key);
  });
  return draftBody(actor, network, after);
}

async function requireVersion(tx: Queryable, key: DraftKey, version: number | undefined): Promise<void> {
  const now = await draftOf(tx, key, { lock: true });
  if (now?.version !== version) throw fail('changed-meanwhile');
}

function standingChanges(found: FoundDraft | undefined): Change[] {
  return (found?.changes ?? []).filter(({ undone }) => !undone).map(({ change }) => change as Change);
}

function isStale(network: NetworkRow, row: DraftRow): boolean {
  return network.current_snapshot_id !== row.base_snapshot_id;
}

function draftBody(actor: Actor, network: NetworkRow, found: FoundDraft | undefined): Draft {
  const changes = found?.changes ?? [];
  return {
    networkId: network.id,
    ...(found === undefined ? {} : { baseSnapshotId: found.row.base_snapshot_id }),
    version: found?.row.version ?? 0,
    changes: changes.map(({ seq, at, change, sentence, undone }) => ({
      seq,
      at: at.toISOString(),
      by: actor.name,
      change: change as Change,
      sentence,
      undone,
    })),
    canUndo: changes.some(({ undone }) => !undone),
    canRedo: changes.some(({ undone }) => undone),
    stale: found !== undefined && isStale(network, found.row),
  };
}

/** The first problem gives the answer its status. */
function errorsFirst(problems: readonly Problem[]): Problem[] {
  const rank = ({ severity }: Problem): number => (severity === 'error' ? 0 : 1);
  return [...problems].sort((a, b) => rank(a) - rank(b));
}

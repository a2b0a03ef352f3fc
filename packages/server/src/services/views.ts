import type { ElementCard, ElementFilter, ElementPage, MapLayer, ServiceView } from '@cleanpath/api';
import { ENGINE_VERSION } from '@cleanpath/assessment';
import { fail } from '@cleanpath/model';
import type { Actor } from '../access/actor.js';
import type { ElementQuery, LiveKey } from '../live/live-networks.js';
import type { Platform } from '../platform.js';
import { reachAssessment, type AssessmentKey } from './assessments.js';

/** An assessment the actor may read, as the open networks know it. */
export interface ReachedView {
  readonly key: LiveKey;
  /** What answers rest on: an assessment never changes, what is worked out from it changes with the engine only. */
  readonly version: string;
  readonly asOf: string;
}

export async function reachView(actor: Actor, platform: Platform, key: AssessmentKey): Promise<ReachedView> {
  const row = await reachAssessment(actor, platform, key);
  return {
    key: { networkId: row.network_id, snapshotId: row.snapshot_id, assessmentId: row.id },
    version: `${row.id}.${ENGINE_VERSION}`,
    asOf: row.as_of,
  };
}

export async function elements(
  actor: Actor,
  platform: Platform,
  key: AssessmentKey,
  query: ElementQuery,
): Promise<ElementPage> {
  const view = await reachView(actor, platform, key);
  return platform.live.elements(view.key, query);
}

export async function element({ live }: Platform, view: ReachedView, id: string): Promise<ElementCard> {
  const card = await live.element(view.key, id);
  if (!card) throw fail('not-found', { value: id });
  return card;
}

export function map({ live }: Platform, view: ReachedView, filter: ElementFilter, zoom: number): Promise<MapLayer> {
  return live.map(view.key, filter, zoom);
}

export async function demand({ live }: Platform, view: ReachedView, id: string): Promise<ServiceView> {
  const service = await live.demand(view.key, id);
  if (!service) throw fail('not-found', { value: id });
  return service;
}

import type { SourcePlace } from '@cleanpath/model';
import type { KubernetesContext } from './read-objects.js';

/** The storage behind a claim; named by claims and by workloads, whichever comes first. */
export function claimElement(namespace: string, claim: string, place: SourcePlace, context: KubernetesContext): string {
  const id = `${context.cluster}/${namespace}/pvc/${claim}`;
  if (!context.draft.elements.has(id)) context.draft.element({ id, kind: 'storage', name: claim }, place);
  return id;
}

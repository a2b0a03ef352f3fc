import type { AssessmentBrief, PolicyBrief } from '@cleanpath/api';

/** A policy version one can look at the same facts under. */
export interface PolicyChoice {
  readonly key: string;
  readonly title: string;
  readonly version: string;
  readonly current: boolean;
  /** Newest assessment of the same snapshot and date under it; absent: it has to be assessed. */
  readonly assessmentId: string | undefined;
  /** The stored policy, to assess under. */
  readonly policyId: string | undefined;
}

/**
 * The policies already applied to the snapshot and date in context, newest first, then the stored ones not applied yet.
 * A policy of a dossier need not be stored; a stored one need not have been applied.
 */
export function policyChoices(
  current: AssessmentBrief,
  assessments: readonly AssessmentBrief[],
  policies: readonly PolicyBrief[],
): readonly PolicyChoice[] {
  const stored = new Map(policies.map((policy) => [keyOf(policy.policyId, policy.version), policy]));
  const choices = new Map<string, PolicyChoice>();
  const same = assessments.filter((other) => other.snapshotId === current.snapshotId && other.asOf === current.asOf);
  for (const { id, policy } of [current, ...same]) {
    const key = keyOf(policy.id, policy.version);
    if (choices.has(key)) continue;
    choices.set(key, {
      key,
      title: policy.title,
      version: policy.version,
      current: key === keyOf(current.policy.id, current.policy.version),
      assessmentId: id,
      policyId: stored.get(key)?.id,
    });
  }
  for (const [key, policy] of stored) {
    if (choices.has(key)) continue;
    const { title, version, id: policyId } = policy;
    choices.set(key, { key, title, version, current: false, assessmentId: undefined, policyId });
  }
  return [...choices.values()];
}

const keyOf = (id: string, version: string): string => `${id}@${version}`;

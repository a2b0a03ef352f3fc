import type { AssessmentBrief, AssessmentSummary, Network } from '@cleanpath/api';
import { useRoute } from '../api/use-route.js';

export interface ChosenAssessment {
  readonly brief: AssessmentBrief | undefined;
  readonly pending: boolean;
  readonly error: Error | null;
}

/** The assessment an address names, or the newest one. */
export function useAssessmentBrief(network: Network | undefined, wish: string | undefined): ChosenAssessment {
  const newest = network?.assessment;
  const other = wish !== undefined && network !== undefined && wish !== newest?.id;
  const summary = useRoute(
    'assessment',
    { params: { network: network?.id ?? '', assessment: wish ?? '' } },
    { enabled: other },
  );
  if (!network) return { brief: undefined, pending: true, error: null };
  if (!other) return { brief: newest, pending: false, error: null };
  return {
    brief: summary.data ? briefOf(summary.data) : undefined,
    pending: summary.isPending,
    error: summary.error,
  };
}

function briefOf(summary: AssessmentSummary): AssessmentBrief {
  const { provenShare, possibleShare, ...totals } = summary.totals;
  return {
    id: summary.id,
    contentHash: summary.contentHash,
    createdAt: summary.createdAt,
    snapshotId: summary.snapshotId,
    snapshotSeq: summary.snapshotSeq,
    policy: summary.policy,
    asOf: summary.asOf,
    sentence: summary.headline.sentence,
    totals,
    provenShare,
    possibleShare,
  };
}

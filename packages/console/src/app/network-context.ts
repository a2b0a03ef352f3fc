import { createContext, useContext } from 'react';
import type { AssessmentBrief, Network } from '@cleanpath/api';

/** What every page of a network speaks about: which network, and which assessment of it. */
export interface NetworkContext {
  readonly network: Network;
  readonly networkId: string;
  /** Absent while the network has no assessment. */
  readonly assessment: AssessmentBrief | undefined;
  readonly assessmentId: string | undefined;
  /** The assessment is the newest one of the network. */
  readonly newest: boolean;
  /** The caller may change facts of the network. */
  readonly mayEdit: boolean;
}

export const NetworkContextValue = createContext<NetworkContext | undefined>(undefined);

export function useNetworkContext(): NetworkContext {
  const context = useContext(NetworkContextValue);
  if (!context) throw new Error('useNetworkContext outside of a network');
  return context;
}

/** The same with an assessment; only below `<NeedsAssessment>`. */
export function useAssessmentContext(): NetworkContext & {
  readonly assessment: AssessmentBrief;
  readonly assessmentId: string;
} {
  const context = useNetworkContext();
  const { assessment, assessmentId } = context;
  if (!assessment || assessmentId === undefined) throw new Error('useAssessmentContext without an assessment');
  return { ...context, assessment, assessmentId };
}

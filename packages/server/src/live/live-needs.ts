import type { LiveKey } from './live-networks.js';
import type { Need, Question } from './live-protocol.js';

/** What must be open to answer a question, in the order in which it can be opened. */
export function needsOf(question: Question): Need[] {
  switch (question.kind) {
    case 'elements':
    case 'csv':
    case 'map':
    case 'demand':
      return viewNeeds(question.key);
    case 'element':
      return [...viewNeeds(question.key), need('routes', question.key)];
    case 'compare':
      return [question.earlier, question.later].flatMap((key) => [snapshotNeed(key), need('document', key)]);
    case 'check':
      return [snapshotNeed(question.key)];
  }
}

function viewNeeds(key: LiveKey): Need[] {
  return [snapshotNeed(key), need('view', key)];
}

function snapshotNeed({ networkId, snapshotId }: Omit<LiveKey, 'assessmentId'>): Need {
  return { what: 'snapshot', networkId, id: snapshotId, snapshotId };
}

function need(what: Need['what'], { networkId, snapshotId, assessmentId }: LiveKey): Need {
  return { what, networkId, id: assessmentId, snapshotId };
}

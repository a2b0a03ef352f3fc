import { TIERS } from '@cleanpath/model';
import type { Formats } from '../../messages/formats.js';
import { useMessages, type Messages } from '../../messages/messages.js';
import { decisionGroups } from './decision-groups.js';
import type { Decision } from './report-parts.js';

/** The decisions in one sentence: “Trusted at low and moderate, restricted at high.” */
export function useDecisionSentence(): (name: string, decisions: readonly Decision[]) => string {
  const { t, list } = useMessages();
  return (name, decisions) => decisionSentence(name, decisions, t, list);
}

export function decisionSentence(
  name: string,
  decisions: readonly Pick<Decision, 'tier' | 'outcome'>[],
  t: Messages['t'],
  list: Formats['list'],
): string {
  const groups = decisionGroups(decisions);
  if (groups.length === 0) return t('supplier.sentenceNone', { name });
  const [only] = groups;
  if (groups.length === 1 && only!.tiers.length === TIERS.length) {
    return t('supplier.sentenceAll', { name, outcome: t(`supplier.is.${only!.outcome}`) });
  }
  const parts = groups.map(({ outcome, tiers }) =>
    t(`supplier.at.${outcome}`, { tiers: list(tiers.map((tier) => t(`words.tier.${tier}`).toLowerCase())) }),
  );
  return t('supplier.sentenceTiers', { name, parts: list(parts) });
}

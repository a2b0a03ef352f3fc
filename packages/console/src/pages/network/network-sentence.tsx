import { Skeleton } from '@mantine/core';
import type { TrustState } from '@cleanpath/model';
import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';

interface NetworkSentenceProps {
  readonly states: Readonly<Record<string, number>> | undefined;
  readonly total: number | undefined;
  readonly filtered: boolean;
  /** State the filter asks for. */
  readonly state: TrustState | undefined;
}

/** The sentence the page opens with: how many elements, in which state. */
export function NetworkSentence({ states, total, filtered, state }: NetworkSentenceProps) {
  const { t } = useMessages();
  if (states === undefined || total === undefined) {
    return (
      <PageTitle tab={t('network.tab')} kicker={t('network.title')}>
        <Skeleton component="span" display="block" height={28} width={520} maw="90%" />
      </PageTitle>
    );
  }
  const counts = {
    untrusted: states['untrusted'] ?? 0,
    unknown: states['unknown'] ?? 0,
    trusted: states['trusted'] ?? 0,
  };
  // Facets leave their own condition out: what is chosen by state is counted by the total.
  const sentence =
    total === 0
      ? t('network.sentenceNone')
      : state !== undefined
        ? t('network.sentenceState', { total, state: t(`words.state.${state}`) })
        : t(filtered ? 'network.sentenceFiltered' : 'network.sentence', { total: sum(counts), ...counts });
  return (
    <PageTitle tab={t('network.tab')} kicker={t('network.title')}>
      {sentence}
    </PageTitle>
  );
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, count) => all + count, 0);

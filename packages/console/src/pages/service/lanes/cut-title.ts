import type { LegReport } from '@cleanpath/model';
import type { Messages } from '../../../messages/messages.js';

/** What a highlighted column means. */
export function cutTitle(leg: LegReport, t: Messages['t']): string {
  if (leg.verdict === 'undetermined') return t('service.cutUnknown');
  if (leg.reason === 'endpoint') return t('service.cutEnd');
  if (leg.reason === 'set-member') return t('service.cutMember');
  const members = leg.culprits?.length ?? 1;
  return members <= 1 ? t('service.cutOne') : t('service.cutMany', { count: members });
}

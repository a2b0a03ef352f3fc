import type { SupplierRow } from '@cleanpath/api';
import { VERDICTS } from '@cleanpath/model';
import { useAssessmentContext } from '../../app/network-context.js';
import { PageTitle } from '../../components/page-title.js';
import { Sentence } from '../../components/sentence.js';
import { useMessages } from '../../messages/messages.js';
import { supplierCounts } from './supplier-filters.js';

/** What the ladder says in words: how many are trusted, who stands in the way, whose failure costs most. */
export function SuppliersSentence({ rows }: { readonly rows: readonly SupplierRow[] }) {
  const { t, number } = useMessages();
  const { assessment } = useAssessmentContext();
  const demands = VERDICTS.reduce((sum, verdict) => sum + assessment.totals[verdict], 0);
  const { blocked } = assessment.totals;
  const worst = most(rows, (row) => row.blocks);
  const heaviest = most(rows, (row) => row.brokenDemands);
  return (
    <>
      <PageTitle tab={t('suppliers.title')} kicker={t('suppliers.title')}>
        {t('suppliers.sentence', { ...supplierCounts(rows) })}
      </PageTitle>
      <Sentence size="lead" fromServer={false}>
        {worst === undefined
          ? null
          : t('suppliers.sentenceBlocks', { name: worst.name, blocks: number(worst.blocks), blocked })}{' '}
        {heaviest === undefined
          ? null
          : t('suppliers.sentenceBreaks', { name: heaviest.name, broken: number(heaviest.brokenDemands), demands })}
      </Sentence>
    </>
  );
}

/** The row with the largest figure, the first of equals; undefined where all are nought. */
function most(rows: readonly SupplierRow[], figure: (row: SupplierRow) => number): SupplierRow | undefined {
  let best: SupplierRow | undefined;
  for (const row of rows) if (figure(row) > (best === undefined ? 0 : figure(best))) best = row;
  return best;
}

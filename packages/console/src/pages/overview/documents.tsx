import { routeUrl, TABLES, type AssessmentSummary } from '@cleanpath/api';
import { DownloadLink } from '../../components/download-link.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import classes from './overview.module.css';

/** The assessment to take along: report, document, tables, and the hash that holds them together. */
export function Documents({ summary }: { readonly summary: AssessmentSummary }) {
  const { t } = useMessages();
  const params = { network: summary.networkId, assessment: summary.id };
  return (
    <Section title={t('overview.documents')} lead={t('overview.documentsLead')}>
      <ul className={classes.documents}>
        <li>
          <a href={routeUrl('assessmentReport', { params })} target="_blank" rel="noopener">
            {t('overview.report')}
          </a>
        </li>
        <li>
          <DownloadLink href={routeUrl('assessmentDocument', { params })}>{t('overview.document')}</DownloadLink>
        </li>
        <li>
          {t('overview.tables')}{' '}
          {TABLES.map((table, i) => (
            <span key={table}>
              {i > 0 ? ', ' : ''}
              <DownloadLink href={routeUrl('assessmentTable', { params: { ...params, table } })}>
                {t(`overview.table.${table}`)}
              </DownloadLink>
            </span>
          ))}
        </li>
      </ul>
      <p className={classes.hash}>
        {t('overview.contentHash')} <code>{summary.contentHash}</code>
      </p>
    </Section>
  );
}

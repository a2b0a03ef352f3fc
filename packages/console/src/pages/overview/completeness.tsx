import type { AssessmentSummary } from '@cleanpath/api';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { DataTable } from '../../components/data-table.js';

/** How complete the data are by what the policy requires, and what was odd about them. */
export function Completeness({ summary }: { readonly summary: AssessmentSummary }) {
  const { t, number, percent } = useMessages();
  const { completeness, problems, limits } = summary;
  return (
    <Section
      title={t('overview.completeness')}
      id="completeness"
      lead={
        completeness.share === null
          ? t('overview.noRequiredFacts')
          : t('overview.completenessLead', { share: percent(completeness.share) })
      }
    >
      <DataTable
        caption={t('overview.completeness')}
        rows={completeness.facts}
        rowKey={({ fact }) => fact}
        columns={[
          { id: 'fact', title: t('overview.fact'), cell: ({ fact }) => <ServerText>{fact}</ServerText> },
          {
            id: 'present',
            title: t('overview.present'),
            unit: t('overview.ofRequired'),
            align: 'end',
            cell: ({ present, required }) =>
              t('components.ofTotal', { done: number(present), total: number(required) }),
          },
        ]}
      />
      {problems.length === 0 ? null : (
        <ul>
          {problems.map(({ code, count, message }) => (
            <li key={code}>
              {number(count)} × <ServerText>{message}</ServerText>
            </li>
          ))}
        </ul>
      )}
      {limits.length === 0 ? null : (
        <details>
          <summary>{t('overview.limits')}</summary>
          <ul>
            {limits.map((limit) => (
              <li key={limit}>
                <ServerText>{limit}</ServerText>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

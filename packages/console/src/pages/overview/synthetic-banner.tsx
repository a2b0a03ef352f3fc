import type { AssessmentSummary } from '@cleanpath/api';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import classes from './overview.module.css';

/** Says plainly that data were made up: what and how. */
export function SyntheticBanner({ summary }: { readonly summary: AssessmentSummary }) {
  const { t } = useMessages();
  const { synthetic } = summary.network;
  if (synthetic.length === 0) return null;
  const fictional = summary.ladder.filter((supplier) => supplier.fictional).length;
  return (
    <aside className={classes.synthetic} aria-label={t('overview.synthetic')}>
      <p>
        <strong>{t('overview.syntheticTitle')}</strong> {t('overview.syntheticText')}{' '}
        {fictional === 0
          ? null
          : `${t(fictional === summary.ladder.length ? 'overview.allFictional' : 'overview.someFictional', { count: fictional })} `}
        <ServerText>
          {synthetic.map(({ what, method }) => `${what} (${method.replace(/\.$/, '')}).`).join(' ')}
        </ServerText>
      </p>
    </aside>
  );
}

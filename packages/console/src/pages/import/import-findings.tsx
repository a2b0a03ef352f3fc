import type { Import } from '@cleanpath/api';
import { useNetworkContext } from '../../app/network-context.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import classes from './import.module.css';

const COUNTS = ['elements', 'relations', 'suppliers', 'products', 'demands', 'evidence'] as const;

/** Recognised format and counts, and what would change against the current snapshot. */
export function ImportFindings({ found }: { readonly found: Import }) {
  const { t, number } = useMessages();
  const { counts, format } = found;
  if (counts === undefined && format === undefined) return null;
  return (
    <Section title={t('import.countsTitle')} lead={<Change found={found} />}>
      <dl className={classes.figures}>
        {format === undefined ? null : (
          <div>
            <dt>{t('import.format')}</dt>
            <dd>{format}</dd>
          </div>
        )}
        {counts === undefined
          ? null
          : COUNTS.map((name) => (
              <div key={name}>
                <dt>{t(`import.count.${name}`)}</dt>
                <dd>{number(counts[name])}</dd>
              </div>
            ))}
      </dl>
    </Section>
  );
}

function Change({ found: { change } }: { readonly found: Import }) {
  const { t, number } = useMessages();
  const { network } = useNetworkContext();
  if (network.snapshot === undefined) return t('import.changeFirst');
  if (change === undefined) return null;
  const { added, removed, changed } = change;
  return (
    <>
      {t('import.changeTitle')}:{' '}
      {added + removed + changed === 0
        ? t('import.changeNone')
        : t('import.changeSentence', { added, removed: number(removed), changed: number(changed) })}
    </>
  );
}

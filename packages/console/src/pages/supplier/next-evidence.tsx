import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import classes from './whereabouts.module.css';

/** Evidence that would decide most, best first. */
export function NextEvidence({ next }: { readonly next: readonly string[] }) {
  const { t } = useMessages();
  return (
    <Section title={t('supplier.nextTitle')} lead={t(next.length === 0 ? 'supplier.nextNone' : 'supplier.nextLead')}>
      {next.length === 0 ? null : (
        <ol className={classes.next}>
          {next.map((text) => (
            <li key={text}>
              <ServerText>{text}</ServerText>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

import type { Invitation } from '@cleanpath/api';
import { CopyField } from '../../components/copy-field.js';
import { useMessages } from '../../messages/messages.js';
import classes from './administration.module.css';

/** The link of an invitation: shown only now; nothing is sent by this installation. */
export function OneTimeLink({ invitation }: { readonly invitation: Invitation }) {
  const { t, dateTime } = useMessages();
  if (invitation.link === undefined) return null;
  return (
    <div className={classes.once} role="status">
      <p>{t('administration.linkText', { email: invitation.email, until: dateTime(invitation.expiresAt) })}</p>
      <CopyField label={t('administration.link')} value={invitation.link} />
    </div>
  );
}

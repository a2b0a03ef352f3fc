import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Invitation } from '@cleanpath/api';
import type { Role } from '@cleanpath/model';
import { useMe } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { ConfirmButton } from '../../components/confirm-button.js';
import { DataTable } from '../../components/data-table.js';
import { ErrorState } from '../../components/error-state.js';
import { useReauthentication } from '../../components/reauthentication.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import { OneTimeLink } from './one-time-link.js';
import { RoleChecks } from './role-checks.js';
import classes from './administration.module.css';

/** Invite by a one-time link, which whoever invites hands over; open invitations can be withdrawn. */
export function Invitations() {
  const { t, list, dateTime } = useMessages();
  const { organisation } = useMe();
  const params = { organisation: organisation.id };
  const invitations = useRoute('invitations', { params });
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<Role[]>(['member']);
  const [made, setMade] = useState<Invitation | undefined>(undefined);
  const confirmed = useReauthentication();
  const invite = useAction('invite', {
    changes: ['invitations'],
    onDone: (invitation) => {
      setMade(invitation);
      setEmail('');
    },
  });
  const revoke = useAction('revokeInvitation', { changes: ['invitations'] });
  const open = invitations.data?.items ?? [];
  return (
    <Section title={t('administration.invite')} lead={t('administration.inviteLead')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          confirmed(() => invite.mutateAsync({ params, body: { email, roles } })).catch(() => undefined);
        }}
      >
        <TextInput
          type="email"
          label={t('signIn.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoComplete="off"
          required
        />
        <RoleChecks value={roles} onChange={setRoles} />
        {invite.error ? <ErrorState compact error={invite.error} /> : null}
        <div>
          <Button type="submit" loading={invite.isPending} disabled={roles.length === 0}>
            {t('administration.makeLink')}
          </Button>
        </div>
      </form>
      {made ? <OneTimeLink invitation={made} /> : null}
      {invitations.error ? <ErrorState compact error={invitations.error} /> : null}
      {open.length === 0 ? null : (
        <DataTable
          caption={t('administration.openInvitations')}
          showCaption
          rows={open}
          rowKey={({ id }) => id}
          narrow="cards"
          columns={[
            { id: 'email', title: t('signIn.email'), cell: (one) => one.email },
            {
              id: 'roles',
              title: t('administration.roles'),
              cell: (one) => list(one.roles.map((role) => t(`words.role.${role}`))),
            },
            { id: 'expires', title: t('administration.expires'), cell: (one) => dateTime(one.expiresAt) },
            {
              id: 'revoke',
              title: t('administration.withdraw'),
              cell: (one) => (
                <ConfirmButton
                  compact
                  label={t('administration.withdraw')}
                  question={t('administration.withdrawQuestion', { email: one.email })}
                  onConfirm={() => revoke.mutateAsync({ params: { ...params, invitation: one.id } })}
                />
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

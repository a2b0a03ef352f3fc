import { Menu } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useAction } from '../api/use-action.js';
import { setCsrfToken } from '../api/session-store.js';
import { useMe, useTakeMe } from '../api/session.js';
import { useMessages } from '../messages/messages.js';
import { ContextButton } from './context-button.js';
import { ContextItem } from './context-item.js';

/** Who is signed in and for which organisation; account, theme, sign out. */
export function PersonMenu() {
  const { t } = useMessages();
  const me = useMe();
  const takeMe = useTakeMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const others = me.memberships.filter(({ organisationId }) => organisationId !== me.organisation.id);
  const account = useAction('updateAccount', { onDone: takeMe });
  const change = useAction('switchOrganisation', {
    onDone: (next) => {
      client.clear();
      takeMe(next);
      void navigate({ to: '/' });
    },
  });
  const signOut = useAction('signOut', {
    onDone: () => {
      setCsrfToken(undefined);
      // The page goes first: what it shows is of the person who leaves.
      void navigate({ to: '/sign-in' }).then(() => client.clear());
    },
  });
  return (
    <Menu width={240} position="bottom-end">
      <Menu.Target>
        <ContextButton>
          <span aria-hidden>{initialsOf(me.person.name)}</span>
          <span className="sr">{t('shell.person', { name: me.person.name })}</span>
        </ContextButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.signedInAs', { name: me.person.name, organisation: me.organisation.name })}</Menu.Label>
        <Menu.Item renderRoot={(props) => <Link to="/account" {...props} />}>{t('shell.account')}</Menu.Item>
        {others.length === 0 ? null : <Menu.Label>{t('shell.actFor')}</Menu.Label>}
        {others.map(({ organisationId, name }) => (
          <Menu.Item key={organisationId} onClick={() => change.mutate({ body: { organisationId } })}>
            <ContextItem title={name} />
          </Menu.Item>
        ))}
        <Menu.Label>{t('shell.theme')}</Menu.Label>
        {(['auto', 'light', 'dark'] as const).map((theme) => (
          <Menu.Item
            key={theme}
            {...(theme === me.person.theme ? { 'aria-current': true } : {})}
            onClick={() => account.mutate({ body: { theme } })}
          >
            {t(`shell.theme.${theme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate({})}>{t('shell.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** First letters of the first and last word of a name. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => Array.from(word ?? '')[0] ?? '',
  );
  return letters.join('').toUpperCase();
}

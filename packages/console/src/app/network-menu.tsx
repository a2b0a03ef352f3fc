import { Menu } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Network } from '@cleanpath/api';
import { useRoute } from '../api/use-route.js';
import { useMessages } from '../messages/messages.js';
import { ContextButton } from './context-button.js';
import { ContextItem } from './context-item.js';
import classes from './context-button.module.css';

/** Networks shown in the menu; all of them are on their page. */
const SHOWN = 20;

export function NetworkMenu({ network }: { readonly network: Network }) {
  const { t } = useMessages();
  const networks = useRoute('networks', { query: { limit: SHOWN } });
  const navigate = useNavigate();
  return (
    <Menu width={300} classNames={{ dropdown: classes.dropdown ?? '' }}>
      <Menu.Target>
        <ContextButton aria-label={t('shell.switchNetwork', { name: network.name })}>{network.name}</ContextButton>
      </Menu.Target>
      <Menu.Dropdown>
        {(networks.data?.items ?? []).map((other) => (
          <Menu.Item
            key={other.id}
            {...(other.id === network.id ? { 'aria-current': true } : {})}
            onClick={() =>
              void navigate({
                to: other.access === 'supplier-file' ? '/n/$network/supplier-file' : '/n/$network/overview',
                params: { network: other.id },
                search: { a: undefined },
              })
            }
          >
            <ContextItem title={other.name} detail={other.owner.name} />
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item renderRoot={(props) => <Link to="/networks" {...props} />}>{t('shell.allNetworks')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

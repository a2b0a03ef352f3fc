import { Link } from '@tanstack/react-router';
import { useMay } from '../api/session.js';
import { useMessages } from '../messages/messages.js';
import type { MessageKey } from '../messages/languages.js';
import { administrationSections } from './administration-sections.js';
import { useCurrentNetwork } from './use-current-network.js';
import classes from './navigation.module.css';

interface NavigationProps {
  readonly onFollow?: (() => void) | undefined;
}

const READER_PAGES = [
  ['/n/$network/overview', 'shell.overview'],
  ['/n/$network/network', 'shell.network'],
  ['/n/$network/services', 'shell.services'],
  ['/n/$network/suppliers', 'shell.suppliers'],
  ['/n/$network/compare', 'shell.compare'],
  ['/n/$network/history', 'shell.history'],
] as const satisfies readonly (readonly [string, MessageKey])[];

const EDITOR_PAGES = [
  ['/n/$network/import', 'shell.import'],
  ['/n/$network/edit', 'shell.edit'],
] as const satisfies readonly (readonly [string, MessageKey])[];

const SUPPLIER_PAGES = [['/n/$network/supplier-file', 'shell.supplierFile']] as const;

/** What exists and what the person may see of it. */
export function Navigation({ onFollow }: NavigationProps) {
  const { t } = useMessages();
  const may = useMay();
  const { id, network } = useCurrentNetwork();
  const sections = administrationSections(may);
  const pages =
    network === undefined
      ? []
      : network.access === 'supplier-file'
        ? SUPPLIER_PAGES
        : network.access === 'read'
          ? READER_PAGES
          : [...READER_PAGES, ...EDITOR_PAGES];
  const active = { className: classes.active ?? '', 'aria-current': 'page' as const };
  return (
    <>
      {id === undefined || pages.length === 0 ? null : (
        <ul className={classes.list}>
          {pages.map(([to, key]) => (
            <li key={to}>
              <Link
                to={to}
                params={{ network: id }}
                activeProps={active}
                className={classes.link ?? ''}
                onClick={onFollow}
              >
                {t(key)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ul className={classes.list}>
        <li>
          <Link to="/networks" activeProps={active} className={classes.link ?? ''} onClick={onFollow}>
            {t('shell.networks')}
          </Link>
        </li>
        {may('job:list') ? (
          <li>
            <Link to="/jobs" activeProps={active} className={classes.link ?? ''} onClick={onFollow}>
              {t('shell.jobs')}
            </Link>
          </li>
        ) : null}
        {sections[0] === undefined ? null : (
          <li>
            <Link
              to="/administration/$section"
              params={{ section: sections[0] }}
              className={classes.link ?? ''}
              activeProps={active}
              onClick={onFollow}
            >
              {t('shell.administration')}
            </Link>
          </li>
        )}
      </ul>
    </>
  );
}

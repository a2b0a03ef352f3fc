import { Link } from '@tanstack/react-router';
import { useMessages } from '../messages/messages.js';
import { AsOfMenu } from './as-of-menu.js';
import { JobsIndicator } from './jobs-indicator.js';
import { NetworkMenu } from './network-menu.js';
import { PersonMenu } from './person-menu.js';
import { PolicyMenu } from './policy-menu.js';
import { useCurrentNetwork } from './use-current-network.js';
import classes from './context-bar.module.css';

interface ContextBarProps {
  readonly onMenu: () => void;
  readonly onSearch: () => void;
}

/** Which network, as of when, under which policy: on every page, each to be switched where it stands. */
export function ContextBar({ onMenu, onSearch }: ContextBarProps) {
  const { t } = useMessages();
  const { network, chosen } = useCurrentNetwork();
  const synthetic = (network?.snapshot?.synthetic.length ?? 0) > 0;
  return (
    <header className={classes.bar}>
      <button type="button" className={classes.burger} onClick={onMenu} aria-label={t('shell.openNavigation')}>
        <svg viewBox="0 0 16 16" aria-hidden>
          <path d="M2 4h12M2 8h12M2 12h12" />
        </svg>
      </button>
      <Link to="/" className={classes.brand ?? ''}>
        <svg viewBox="0 0 24 24" aria-hidden>
          <path d="M3 18C8 18 8 6 13 6h8" />
          <circle cx="3.5" cy="18" r="2.5" />
          <circle cx="20.5" cy="6" r="2.5" />
        </svg>
        {t('shell.brand')}
      </Link>
      {network === undefined ? (
        <div className={classes.context} />
      ) : (
        <dl className={classes.context} aria-label={t('shell.context')}>
          <div>
            <dt>{t('shell.contextNetwork')}</dt>
            <dd>
              <NetworkMenu network={network} />
            </dd>
          </div>
          {chosen.brief === undefined || network.access === 'supplier-file' ? null : (
            <>
              <div>
                <dt>{t('shell.contextAsOf')}</dt>
                <dd>
                  <AsOfMenu network={network} assessment={chosen.brief} />
                </dd>
              </div>
              <div>
                <dt>{t('shell.contextPolicy')}</dt>
                <dd>
                  <PolicyMenu network={network} assessment={chosen.brief} />
                </dd>
              </div>
            </>
          )}
          {synthetic ? (
            <div className={classes.synthetic}>
              <dt>{t('shell.contextData')}</dt>
              <dd>{t('shell.synthetic')}</dd>
            </div>
          ) : null}
        </dl>
      )}
      <div className={classes.tools}>
        <JobsIndicator />
        <button type="button" className={classes.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
          <svg viewBox="0 0 16 16" aria-hidden>
            <circle cx="7" cy="7" r="4.500" />
            <path d="m10.500 10.500 4 4" />
          </svg>
          <span>{t('shell.search')}</span>
          <kbd aria-hidden>{t('shell.searchKey')}</kbd>
        </button>
        <PersonMenu />
      </div>
    </header>
  );
}

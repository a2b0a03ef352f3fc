import { Outlet, useLocation } from '@tanstack/react-router';
import { Drawer, useMantineColorScheme } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import { followEvents } from '../api/live-events.js';
import { useMe } from '../api/session.js';
import { ReauthenticationProvider } from '../components/reauthentication.js';
import { useMessages } from '../messages/messages.js';
import { ContextBar } from './context-bar.js';
import { Navigation } from './navigation.js';
import { Reassessment, ReassessmentContext } from './reassessment.js';
import classes from './shell.module.css';

const Palette = lazy(async () => ({ default: (await import('./palette.js')).Palette }));

/** Frame of every page that needs a session: context above, navigation at the left, the page. */
export function Shell() {
  const { t } = useMessages();
  const [menu, setMenu] = useState(false);
  const [palette, setPalette] = useState(false);
  const [job, setJob] = useState<string | undefined>(undefined);
  const client = useQueryClient();
  const { person, organisation } = useMe();
  useEffect(() => followEvents(client), [client, person.id, organisation.id]);
  useAccountPreferences();
  useHotkeys([['mod+K', () => setPalette(true)]], []);
  const main = useArrival();
  return (
    <ReassessmentContext value={{ jobId: job, follow: setJob }}>
      <a className={classes.skip} href="#main">
        {t('shell.skip')}
      </a>
      <ContextBar onMenu={() => setMenu(true)} onSearch={() => setPalette(true)} />
      <Reassessment />
      <div className={classes.frame}>
        <nav className={classes.side} aria-label={t('shell.navigation')}>
          <Navigation />
        </nav>
        <main id="main" ref={main} tabIndex={-1} className={classes.main}>
          <ReauthenticationProvider>
            <Outlet />
          </ReauthenticationProvider>
        </main>
      </div>
      <Drawer
        opened={menu}
        onClose={() => setMenu(false)}
        title={t('shell.navigation')}
        size="280px"
        closeButtonProps={{ 'aria-label': t('components.close') }}
      >
        <nav aria-label={t('shell.navigation')}>
          <Navigation onFollow={() => setMenu(false)} />
        </nav>
      </Drawer>
      {palette ? (
        <Suspense>
          <Palette onClose={() => setPalette(false)} />
        </Suspense>
      ) : null}
    </ReassessmentContext>
  );
}

/** After a step to another page the reader stands at its beginning, as after loading a document. */
function useArrival() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

/** Language and colour scheme follow the account. */
function useAccountPreferences(): void {
  const { person } = useMe();
  const { changeLanguage } = useMessages();
  const { setColorScheme } = useMantineColorScheme();
  const change = useRef(changeLanguage);
  change.current = changeLanguage;
  useEffect(() => {
    void change.current(person.locale);
  }, [person.locale]);
  useEffect(() => setColorScheme(person.theme), [person.theme, setColorScheme]);
}

import type { ReactNode } from 'react';
import { useRoute } from '../api/use-route.js';
import { LANGUAGES } from '../messages/languages.js';
import { useMessages } from '../messages/messages.js';
import classes from '../pages/public-page.module.css';

/** Pages without a session: one narrow column, language and version below. */
export function PublicFrame({ children }: { readonly children: ReactNode }) {
  const { t, language, changeLanguage } = useMessages();
  const setup = useRoute('setupState', {});
  return (
    <div className={classes.page}>
      <main className={classes.panel}>
        <div className={classes.brand}>
          <svg viewBox="0 0 24 24" aria-hidden>
            <path d="M3 18C8 18 8 6 13 6h8" />
            <circle cx="3.5" cy="18" r="2.5" />
            <circle cx="20.5" cy="6" r="2.5" />
          </svg>
          {t('shell.brand')}
        </div>
        {children}
        <div className={classes.foot}>
          <span>{setup.data === undefined ? null : t('signIn.version', { version: setup.data.version })}</span>
          {LANGUAGES.filter((other) => other !== language).map((other) => (
            <button key={other} type="button" lang={other} onClick={() => void changeLanguage(other)}>
              {t(`signIn.language.${other}`)}
            </button>
          ))}
        </div>
      </main>
    </div>
  );
}

import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.js';
import classes from './sentence.module.css';

export interface SentenceProps {
  readonly children: ReactNode;
  /** Written by the server, hence English. */
  readonly fromServer?: boolean;
  readonly size?: 'normal' | 'lead';
  readonly soft?: boolean;
}

/** A sentence that can be read aloud. */
export function Sentence({ children, fromServer = true, size = 'normal', soft = false }: SentenceProps) {
  const { language } = useMessages();
  const names = [classes.sentence, size === 'lead' ? classes.lead : '', soft ? classes.soft : ''];
  return (
    <p className={names.join(' ')} {...(fromServer && language !== 'en' ? { lang: 'en' } : {})}>
      {children}
    </p>
  );
}

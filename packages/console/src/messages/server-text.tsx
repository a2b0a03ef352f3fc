import type { ReactNode } from 'react';
import { useMessages } from './messages.js';

/** Text as the server wrote it, which is English: marked as such where the interface speaks another language. */
export function ServerText({ children }: { readonly children: ReactNode }) {
  const { language } = useMessages();
  const text = typeof children === 'string' ? unbroken(children) : children;
  return language === 'en' ? text : <span lang="en">{text}</span>;
}

/** A number stays with its per cent sign at the end of a line (ISO 80000-1 §7.1.4: the space belongs to it). */
const unbroken = (text: string): string => text.replaceAll(/(\d) (?=%)/g, '$1\u00a0');

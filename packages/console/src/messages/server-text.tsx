import type { ReactNode } from 'react';
import { useMessages } from './messages.js';

/** Text as the server wrote it, which is English: marked as such where the interface speaks another language. */
export function ServerText({ children }: { readonly children: ReactNode }) {
  const { language } = useMessages();
  return language === 'en' ? children : <span lang="en">{children}</span>;
}

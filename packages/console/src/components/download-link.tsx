import type { ReactNode } from 'react';

/** A file of this server: a plain link, so that the browser downloads it with the session. */
export function DownloadLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} download>
      {children}
    </a>
  );
}

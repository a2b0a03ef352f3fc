import type { Html } from '@cleanpath/assessment/charts';

/** Markup of the report's chart code; that code escapes every name it is given. */
export function Drawn({ chart, className }: { readonly chart: Html; readonly className?: string | undefined }) {
  return (
    <span
      className={className === undefined ? 'drawn' : `drawn ${className}`}
      dangerouslySetInnerHTML={{ __html: chart.markup }}
    />
  );
}

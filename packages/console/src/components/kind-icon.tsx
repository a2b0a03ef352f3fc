import { kindFamily, kindLabel } from '@cleanpath/assessment/charts';
import classes from './kind-icon.module.css';

/** Line icon of the family an element kind belongs to; `label` puts the short name of the kind beside it. */
export function KindIcon({ kind, label }: { readonly kind: string; readonly label?: boolean | undefined }) {
  const icon = (
    <svg className={classes.icon} aria-hidden>
      <use href={`#icon-${kindFamily(kind)}`} />
    </svg>
  );
  if (label !== true) return icon;
  return (
    <span className={classes.pair}>
      {icon}
      <span lang="en">{kindLabel(kind)}</span>
    </span>
  );
}

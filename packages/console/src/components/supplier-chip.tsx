import { Link } from '@tanstack/react-router';
import type { Outcome } from '@cleanpath/model';
import { OutcomeGlyph } from './glyph.js';
import classes from './supplier-chip.module.css';

export interface SupplierChipProps {
  readonly name: string;
  /** With network and id the chip leads to the page of the supplier. */
  readonly id?: string | undefined;
  readonly networkId?: string | undefined;
  readonly outcome?: Outcome | undefined;
  /** Where the chip is no tab stop of its own, as inside a drawing moved through with the arrow keys. */
  readonly tabIndex?: number | undefined;
}

export function SupplierChip({ name, id, networkId, outcome, tabIndex }: SupplierChipProps) {
  const inside = (
    <>
      {outcome === undefined ? null : <OutcomeGlyph outcome={outcome} />}
      <span className={classes.name}>{name}</span>
    </>
  );
  if (id === undefined || networkId === undefined) return <span className={classes.chip}>{inside}</span>;
  return (
    <Link
      className={classes.chip ?? ''}
      to="/n/$network/suppliers/$supplier"
      params={{ network: networkId, supplier: id }}
      {...(tabIndex === undefined ? {} : { tabIndex })}
    >
      {inside}
    </Link>
  );
}

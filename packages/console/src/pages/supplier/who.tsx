import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.js';
import classes from './whereabouts.module.css';

export interface WhoProps {
  readonly supplier: {
    readonly id: string;
    readonly group: string;
    readonly jurisdictions: readonly string[];
    readonly fictional: boolean;
  };
  readonly ownerName: string | undefined;
  /** With it the owner is a link to its page. */
  readonly networkId?: string;
}

/** Who the supplier is: id, jurisdictions, who controls it. */
export function Who({ supplier, ownerName, networkId }: WhoProps) {
  const { t, list } = useMessages();
  const owner = ownerName ?? supplier.group;
  return (
    <dl className={classes.who} aria-label={t('supplier.whoTitle')}>
      <Fact title={t('supplier.jurisdictions')}>
        {supplier.jurisdictions.length === 0 ? (
          <span className="soft">{t('supplier.noJurisdiction')}</span>
        ) : (
          list(supplier.jurisdictions)
        )}
      </Fact>
      <Fact title={t('supplier.owner')}>
        {supplier.group === supplier.id ? (
          <span className="soft">{t('supplier.ownerSelf')}</span>
        ) : networkId === undefined ? (
          <bdi>{owner}</bdi>
        ) : (
          <Link to="/n/$network/suppliers/$supplier" params={{ network: networkId, supplier: supplier.group }}>
            <bdi>{owner}</bdi>
          </Link>
        )}
      </Fact>
      <Fact title={t('supplier.id')}>
        <code>{supplier.id}</code>
      </Fact>
      {supplier.fictional ? <Fact title={t('supplier.fictional')}>{t('supplier.fictionalText')}</Fact> : null}
    </dl>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

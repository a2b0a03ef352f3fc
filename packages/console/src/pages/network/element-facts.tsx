import type { ReactNode } from 'react';
import type { ElementCard } from '@cleanpath/api';
import { kindTitle } from '@cleanpath/assessment/charts';
import { useAssessmentContext } from '../../app/network-context.js';
import { TrustGlyph } from '../../components/glyph.js';
import { SupplierChip } from '../../components/supplier-chip.js';
import { useMessages } from '../../messages/messages.js';
import classes from './element-card.module.css';

/** What it is, who made it, who runs it, where it stands. */
export function ElementFacts({ card }: { readonly card: ElementCard }) {
  const { t, number } = useMessages();
  const { networkId } = useAssessmentContext();
  const { element, record, supplierNames, productName } = card;
  const text = (name: string): string | undefined => {
    const value = record[name];
    return typeof value === 'string' ? value : undefined;
  };
  const party = (id: string | undefined): ReactNode =>
    id === undefined ? undefined : <SupplierChip name={supplierNames[id] ?? id} id={id} networkId={networkId} />;
  const version = text('version');
  const population = record['population'];
  return (
    <dl className={classes.facts}>
      <Fact title={t('network.what')}>
        <span lang="en">{kindTitle(element.kind)}</span>
      </Fact>
      <Fact title={t('network.product')}>
        {productName ?? element.product}
        {version === undefined ? '' : ` ${version}`}
      </Fact>
      <Fact title={t('network.runBy')}>{party(text('operator') ?? text('owner'))}</Fact>
      <Fact title={t('network.where')}>
        {[element.site, element.region].filter((part) => part !== undefined).join(', ') || undefined}
      </Fact>
      <Fact title={t('network.tier')}>{t(`words.tier.${element.tier}`)}</Fact>
      <Fact title={t('network.serves')}>
        {typeof population === 'number' ? t('network.people', { count: population }) : undefined}
      </Fact>
      <Fact title={t('network.byItself')}>
        <TrustGlyph state={element.own} word />
      </Fact>
      <Fact title={t('network.withAll')}>
        <TrustGlyph state={element.effective} word />
      </Fact>
      <Fact title="Id">
        <code>{element.id}</code>
      </Fact>
      <Fact title="lat, lon">
        {element.lat === undefined || element.lon === undefined
          ? undefined
          : `${number(element.lat, 4)}, ${number(element.lon, 4)}`}
      </Fact>
    </dl>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const empty = children === undefined || children === '' || (Array.isArray(children) && !children.some(Boolean));
  if (empty) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

import type { ElementCard } from '@cleanpath/api';
import { kindLabel } from '@cleanpath/assessment/charts';
import { TrustGlyph } from '../../components/glyph.js';
import { KindIcon } from '../../components/kind-icon.js';
import { useMessages } from '../../messages/messages.js';
import classes from './element-card.module.css';

interface ElementChainProps {
  readonly chain: NonNullable<ElementCard['chain']>;
  readonly supplierNames: Readonly<Record<string, string>>;
  readonly onElement: (id: string) => void;
}

/** From the element down to what is at fault, a step a line. */
export function ElementChain({ chain, supplierNames, onElement }: ElementChainProps) {
  const { t } = useMessages();
  return (
    <ol className={classes.chain}>
      {chain.map(({ element, relation }, i) => {
        const [supplier] = element.suppliers;
        const last = i === chain.length - 1;
        return (
          <li key={element.id} className={last ? classes[`root-${element.own}`] : undefined}>
            {relation === undefined ? null : <span className={classes.how}>{t(`words.relation.${relation}`)}</span>}
            <span className={classes.link}>
              <TrustGlyph state={last ? element.own : element.effective} />
              <button type="button" className={classes.name} onClick={() => onElement(element.id)}>
                {element.name}
              </button>
            </span>
            <span className={classes.small}>
              <KindIcon kind={element.kind} /> <span lang="en">{kindLabel(element.kind)}</span>
              {supplier === undefined ? '' : ` · ${supplierNames[supplier] ?? supplier}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

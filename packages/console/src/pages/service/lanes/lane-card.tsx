import { kindLabel } from '@cleanpath/assessment/charts';
import { TrustGlyph } from '../../../components/glyph.js';
import { KindIcon } from '../../../components/kind-icon.js';
import { SupplierChip } from '../../../components/supplier-chip.js';
import { useMessages } from '../../../messages/messages.js';
import type { CardFacts } from '../card-facts.js';
import { EvidenceLine } from '../evidence-line.js';
import type { Box } from './lane-layout.js';
import classes from './lane-card.module.css';

export interface LaneCardProps {
  readonly lane: string;
  readonly box: Box;
  readonly facts: CardFacts;
  readonly networkId: string;
  /** Tab stop of the drawing; its links are tab stops too. */
  readonly active: boolean;
  readonly selected: boolean;
  readonly hang: boolean;
  /** Small words in the corner: from, to, on another route. */
  readonly tag?: string | undefined;
  /** Where it stands, for those who do not see it: "hop 3 of 13, in the blocking cut". */
  readonly place: string;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

/** One element: kind, name with its trust, supplier, reason, evidence. Its height comes from card-height.ts. */
export function LaneCard(props: LaneCardProps) {
  const { lane, box, facts, networkId, active, selected, hang, tag, place, onFocus, onOpen } = props;
  const { t, language } = useMessages();
  const { element, supplier, reason } = facts;
  const tabIndex = active ? 0 : -1;
  const spoken = [
    element.name,
    kindLabel(element.kind),
    t(`words.state.${element.effective}`),
    supplier?.name ?? t('service.noSupplier'),
    t(`words.plane.${element.plane}`),
    place,
    reason ?? '',
  ];
  const names = [classes.card, hang ? classes.hang : '', classes[element.effective], selected ? classes.selected : ''];
  return (
    <div
      className={names.join(' ')}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      data-testid="lane-card"
    >
      <p className={classes.kind}>
        <KindIcon kind={element.kind} />
        <span className={classes.kindName} lang="en">
          {kindLabel(element.kind)}
        </span>
        {tag === undefined ? null : <span className={classes.tag}>{tag}</span>}
      </p>
      <p className={classes.title}>
        <TrustGlyph state={element.effective} silent />
        <button
          type="button"
          className={classes.name}
          data-lane={lane}
          tabIndex={tabIndex}
          title={element.name}
          aria-label={spoken.filter((part) => part !== '').join(', ')}
          aria-haspopup="dialog"
          onFocus={onFocus}
          onClick={onOpen}
        >
          {element.name}
        </button>
      </p>
      {supplier === undefined ? null : (
        <p className={classes.chip}>
          <SupplierChip name={supplier.name} id={supplier.id} networkId={networkId} tabIndex={tabIndex} />
        </p>
      )}
      {reason === undefined || reason === '' ? null : (
        <p className={classes.reason} title={reason} {...(language === 'en' ? {} : { lang: 'en' })}>
          {reason}
        </p>
      )}
      {facts.restsOnEvidence ? (
        <p className={classes.evidence}>
          <EvidenceLine facts={facts} networkId={networkId} tabIndex={tabIndex} />
        </p>
      ) : null}
    </div>
  );
}

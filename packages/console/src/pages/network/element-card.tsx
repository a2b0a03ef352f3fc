import { Link } from '@tanstack/react-router';
import type { ElementCard as Card } from '@cleanpath/api';
import { ApiError } from '@cleanpath/api';
import { kindLabel } from '@cleanpath/assessment/charts';
import { useRoute } from '../../api/use-route.js';
import { useAssessmentContext } from '../../app/network-context.js';
import { ErrorState } from '../../components/error-state.js';
import { TrustGlyph } from '../../components/glyph.js';
import { KindIcon } from '../../components/kind-icon.js';
import { Sentence } from '../../components/sentence.js';
import { TextSkeleton } from '../../components/skeletons.js';
import { SupplierChip } from '../../components/supplier-chip.js';
import { useMessages } from '../../messages/messages.js';
import { ElementChain } from './element-chain.js';
import { ElementDemands } from './element-demands.js';
import { ElementFacts } from './element-facts.js';
import { NeighbourList } from './neighbour-list.js';
import classes from './element-card.module.css';

export interface ElementCardProps {
  readonly id: string;
  /** Shows another element in the same panel. */
  readonly onElement: (id: string) => void;
}

/** Everything about one element: what, who, whether it is clean and why, what it needs and what needs it, the source. */
export function ElementCardView({ id, onElement }: ElementCardProps) {
  const { t } = useMessages();
  const { networkId, assessmentId } = useAssessmentContext();
  const query = useRoute('element', { params: { network: networkId, assessment: assessmentId, element: id } });
  if (query.error) {
    if (query.error instanceof ApiError && query.error.problem.status === 404) {
      return <p className={classes.none}>{t('network.notFound')}</p>;
    }
    return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <TextSkeleton lines={8} />;
  return <CardBody card={query.data} onElement={onElement} />;
}

function CardBody({ card, onElement }: { readonly card: Card; readonly onElement: (id: string) => void }) {
  const { t, number } = useMessages();
  const { networkId, mayEdit } = useAssessmentContext();
  const { element, supplierNames } = card;
  const [prime] = element.suppliers;
  return (
    <article aria-labelledby="card-title" data-testid="element-card">
      <p className={classes.kind}>
        <KindIcon kind={element.kind} />
        <span lang="en">{kindLabel(element.kind)}</span>
        <span aria-hidden>·</span>
        {t(`words.plane.${element.plane}`)}
      </p>
      <h2 id="card-title" className={classes.title}>
        <TrustGlyph state={element.effective} /> {element.name}
      </h2>
      <p className={classes.chips}>
        {prime === undefined ? (
          <span className="soft">{t('network.noSupplier')}</span>
        ) : (
          element.suppliers.map((supplier) => (
            <SupplierChip
              key={supplier}
              name={supplierNames[supplier] ?? supplier}
              id={supplier}
              networkId={networkId}
            />
          ))
        )}
      </p>
      <Sentence>{card.sentence}</Sentence>
      {card.chain && card.chain.length > 1 ? (
        <section className={classes.part}>
          <h3>{t('network.chain')}</h3>
          <ElementChain chain={card.chain} supplierNames={supplierNames} onElement={onElement} />
          {card.roots > 1 ? <p className={classes.note}>{t('network.roots', { count: card.roots })}</p> : null}
        </section>
      ) : null}
      <ElementFacts card={card} />
      <section className={classes.part}>
        <h3>{t('network.dependsOn')}</h3>
        {card.closure.total === 0 ? (
          <p className={classes.note}>{t('network.dependsNone')}</p>
        ) : (
          <>
            <p className={classes.note}>{t('network.dependsOnAll', { count: card.closure.total })}</p>
            <NeighbourList list={card.dependsOn} onElement={onElement} />
          </>
        )}
      </section>
      <section className={classes.part}>
        <h3>{t('network.dependents')}</h3>
        <p className={classes.note}>
          {card.reach === 0 ? t('network.reachNone') : t('network.reach', { count: card.reach })}
        </p>
        <NeighbourList list={card.dependents} onElement={onElement} />
      </section>
      {card.links.total === 0 ? null : (
        <section className={classes.part}>
          <h3>
            {t('network.links')} <span className={classes.count}>{number(card.links.total)}</span>
          </h3>
          <NeighbourList list={card.links} onElement={onElement} hideRelation />
        </section>
      )}
      <ElementDemands demands={card.demands} />
      <section className={classes.part}>
        <h3>{t('network.source')}</h3>
        <p className={classes.source}>
          {card.source === undefined ? (
            <span className="soft">{t('network.noSource')}</span>
          ) : (
            <code>
              {card.source.line === undefined
                ? card.source.file
                : t('network.sourceLine', { file: card.source.file, line: card.source.line })}
            </code>
          )}
        </p>
        {mayEdit ? (
          <p>
            <Link to="/n/$network/edit" params={{ network: networkId }} search={{ element: element.id }}>
              {t('network.edit')}
            </Link>
          </p>
        ) : null}
      </section>
    </article>
  );
}

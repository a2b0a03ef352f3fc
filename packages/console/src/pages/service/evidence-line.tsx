import { Link } from '@tanstack/react-router';
import { useMessages } from '../../messages/messages.js';
import type { CardFacts } from './card-facts.js';

interface EvidenceLineProps {
  readonly facts: CardFacts;
  readonly networkId: string;
  readonly tabIndex?: number;
}

/** The evidence behind a state: leads to the weightiest item on the page of its supplier, or to what would help. */
export function EvidenceLine({ facts, networkId, tabIndex }: EvidenceLineProps) {
  const { t } = useMessages();
  const { evidence, supplier } = facts;
  const [first] = evidence;
  const about = first?.supplier ?? supplier?.id;
  if (about === undefined) return null;
  const name = about === supplier?.id ? supplier.name : about;
  const label =
    first === undefined
      ? t('service.noEvidenceOn', { supplier: name })
      : t('service.evidenceOn', { supplier: name, count: evidence.length });
  return (
    <Link
      to="/n/$network/suppliers/$supplier"
      params={{ network: networkId, supplier: about }}
      search={first === undefined ? {} : { evidence: first.id }}
      title={label}
      {...(tabIndex === undefined ? {} : { tabIndex })}
    >
      {first === undefined ? t('service.noEvidence') : t('service.evidence', { count: evidence.length })}
    </Link>
  );
}

import { Link } from '@tanstack/react-router';
import type { AssessmentSummary } from '@cleanpath/api';
import { useMessages } from '../../messages/messages.js';
import classes from './overview.module.css';

/** How large the network is, and how complete its data: each figure leads to what it counts. */
export function KeyFigures({ summary }: { readonly summary: AssessmentSummary }) {
  const { t, rich, number, percent } = useMessages();
  const { network, elementStates, completeness, networkId } = summary;
  const params = { network: networkId };
  const b = (parts: React.ReactNode) => <b>{parts}</b>;
  return (
    <ul className={classes.figures}>
      <li>
        <Link to="/n/$network/network" params={params}>
          {rich('overview.elements', { count: number(network.elements), b })}
        </Link>
      </li>
      <li>
        <Link to="/n/$network/network" params={params} search={{ state: 'untrusted' }}>
          {rich('overview.untrustedElements', { count: number(elementStates.effective.untrusted), b })}
        </Link>
      </li>
      <li>
        <Link to="/n/$network/network" params={params} search={{ state: 'unknown' }}>
          {rich('overview.unknownElements', { count: number(elementStates.effective.unknown), b })}
        </Link>
      </li>
      <li>
        <Link to="/n/$network/suppliers" params={params}>
          {rich('overview.suppliers', { count: number(network.suppliers), b })}
        </Link>
      </li>
      <li>
        <Link to="/n/$network/services" params={params}>
          {rich('overview.services', { count: number(network.demands), b })}
        </Link>
      </li>
      <li>
        <a href="#completeness">
          {completeness.share === null
            ? t('overview.noRequiredFacts')
            : rich('overview.requiredFacts', { share: percent(completeness.share), b })}
        </a>
      </li>
    </ul>
  );
}

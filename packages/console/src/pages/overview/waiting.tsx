import { Link } from '@tanstack/react-router';
import { useRoute } from '../../api/use-route.js';
import { useMessages } from '../../messages/messages.js';
import classes from './overview.module.css';

/** What was begun and not finished: a draft, an import that is ready or has errors. Nothing where nothing waits. */
export function Waiting({ networkId }: { readonly networkId: string }) {
  const { t, ago } = useMessages();
  const params = { network: networkId };
  const draft = useRoute('draft', { params });
  const imports = useRoute('imports', { params, query: { limit: 10 } });
  const changes = draft.data?.changes.filter(({ undone }) => !undone).length ?? 0;
  const open = (imports.data?.items ?? []).filter(({ state }) => state === 'ready' || state === 'invalid');
  if (changes === 0 && open.length === 0) return null;
  return (
    <section className={classes.waiting} aria-labelledby="waiting">
      <h2 id="waiting">{t('overview.waiting')}</h2>
      <ul>
        {changes === 0 ? null : (
          <li>
            <Link to="/n/$network/edit" params={params}>
              {t('overview.openDraft', { count: changes })}
            </Link>
          </li>
        )}
        {open.map((one) => (
          <li key={one.id}>
            <Link to="/n/$network/import/$import" params={{ ...params, import: one.id }}>
              {t(one.state === 'ready' ? 'overview.importReady' : 'overview.importInvalid', {
                name: one.files[0]?.name ?? '',
                files: one.files.length,
                errors: one.errors,
                ago: ago(one.createdAt),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useId, useState, type KeyboardEvent } from 'react';
import { useRoute } from '../api/use-route.js';
import { useMessages } from '../messages/messages.js';
import { useCurrentNetwork } from './use-current-network.js';
import { useDestinations, hitAddress } from './use-destinations.js';
import classes from './palette.module.css';

/** Letters typed within this time are asked for once, ms. */
const PAUSE = 120;
const SHOWN = 20;

interface Entry {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly to: string;
}

/** Finds anything by id or name, and the pages, with the keyboard alone (combobox pattern of ARIA APG). */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useMessages();
  const router = useRouter();
  const list = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [asked] = useDebouncedValue(query.trim(), PAUSE);
  const { id: network } = useCurrentNetwork();
  const destinations = useDestinations();
  const search = useRoute(
    'search',
    { query: { q: asked, limit: SHOWN, ...(network === undefined ? {} : { network }) } },
    { enabled: asked !== '', keep: true },
  );
  const wanted = query.trim().toLocaleLowerCase();
  const pages: Entry[] = destinations
    .filter(({ title }) => title.toLocaleLowerCase().includes(wanted))
    .map(({ title, to }) => ({ key: to, kind: t('shell.palettePages'), title, detail: '', to }));
  const hits: Entry[] = (wanted === '' ? [] : (search.data?.items ?? [])).map((hit) => ({
    key: `${hit.networkId}/${hit.type}/${hit.id}`,
    kind: t(`shell.hit.${hit.type}`),
    title: hit.name,
    detail: [hit.id, hit.detail, hit.networkId === network ? '' : hit.network]
      .filter((part) => part !== '')
      .join(' · '),
    to: hitAddress(hit),
  }));
  const entries = [...pages.slice(0, wanted === '' ? pages.length : 4), ...hits];
  const current = Math.min(active, entries.length - 1);

  const open = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    router.history.push(entry.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = entries.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: current >= last ? 0 : current + 1,
      ArrowUp: current <= 0 ? last : current - 1,
      PageDown: Math.min(last, current + 8),
      PageUp: Math.max(0, current - 8),
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setActive(to);
      document.getElementById(`${list}-${to}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(entries[current]);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={620}
      padding={0}
      yOffset="10vh"
      // On the dialogue itself; the component puts other attributes on what surrounds it.
      attributes={{ content: { 'aria-label': t('shell.paletteTitle') } }}
    >
      <div className={classes.palette}>
        <input
          className={classes.input}
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          aria-label={t('shell.palettePlaceholder')}
          aria-activedescendant={entries.length > 0 ? `${list}-${current}` : undefined}
          placeholder={t('shell.palettePlaceholder')}
          value={query}
          data-autofocus
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <ul id={list} role="listbox" aria-label={t('shell.paletteTitle')} className={classes.list}>
          {entries.map((entry, i) => (
            // Keys are taken by the input: the active option is announced, focus stays where one types.
            <li
              key={entry.key}
              id={`${list}-${i}`}
              role="option"
              aria-selected={i === current}
              className={classes.entry}
              onMouseMove={() => setActive(i)}
              onClick={() => open(entry)}
            >
              <span className={classes.title}>
                {entry.title}
                {entry.detail === '' ? null : <span className={classes.detail}>{entry.detail}</span>}
              </span>
              <span className={classes.kind}>{entry.kind}</span>
            </li>
          ))}
        </ul>
        <p className={classes.foot} role="status">
          {entries.length === 0 && !search.isFetching && asked === query.trim()
            ? t('shell.paletteNone', { query: asked })
            : t('shell.paletteKeys')}
        </p>
      </div>
    </Modal>
  );
}

import { Autocomplete, Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { GRANT_ACCESS, type Network } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { ErrorState } from '../../components/error-state.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import classes from './administration.module.css';

type Access = (typeof GRANT_ACCESS)[number];

/** Letters typed within this time are asked for once, ms; fewer than two letters are not asked for. */
const PAUSE = 150;
const MIN_LETTERS = 2;

export function GrantForm({ network }: { readonly network: Network }) {
  const { t } = useMessages();
  const [text, setText] = useState('');
  const [access, setAccess] = useState<Access>('read');
  const [supplier, setSupplier] = useState('');
  const [asked] = useDebouncedValue(text.trim(), PAUSE);
  const found = useRoute(
    'findOrganisation',
    { params: { network: network.id }, query: { q: asked } },
    { enabled: asked.length >= MIN_LETTERS, keep: true },
  );
  const suppliers = useRoute(
    'suppliers',
    { params: { network: network.id, assessment: network.assessment?.id ?? '' }, query: { limit: 500 } },
    { enabled: access === 'supplier-file' && network.assessment !== undefined },
  );
  const grant = useAction('setGrant', {
    changes: ['grants'],
    onDone: () => {
      setText('');
      setSupplier('');
    },
  });
  const organisation = found.data?.items.find(({ name }) => name === text.trim());
  const listed = suppliers.data?.items ?? [];
  return (
    <Section level={3} title={t('administration.share')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!organisation) return;
          grant.mutate({
            params: { network: network.id, organisation: organisation.id },
            body: { access, ...(access === 'supplier-file' ? { supplierId: supplier } : {}) },
          });
        }}
      >
        <Autocomplete
          label={t('administration.section.organisation')}
          description={t('administration.organisationHint')}
          value={text}
          onChange={setText}
          data={[...new Set((found.data?.items ?? []).map(({ name }) => name))]}
          filter={({ options }) => options}
          required
        />
        <NativeSelect
          label={t('administration.access')}
          value={access}
          onChange={(event) => setAccess(event.currentTarget.value as Access)}
          data={GRANT_ACCESS.map((value) => ({ value, label: t(`administration.grant.${value}`) }))}
        />
        {access !== 'supplier-file' ? null : suppliers.isLoading || listed.length > 0 ? (
          <NativeSelect
            label={t('administration.supplier')}
            description={t('administration.supplierHint')}
            value={supplier}
            disabled={suppliers.isLoading}
            onChange={(event) => setSupplier(event.currentTarget.value)}
            data={[{ value: '', label: '' }, ...listed.map(({ id, name }) => ({ value: id, label: name }))]}
            required
          />
        ) : (
          <TextInput
            label={t('administration.supplierId')}
            description={t('administration.supplierHint')}
            value={supplier}
            onChange={(event) => setSupplier(event.currentTarget.value)}
            required
          />
        )}
        {grant.error ? <ErrorState compact error={grant.error} /> : null}
        <div>
          <Button type="submit" loading={grant.isPending} disabled={organisation === undefined}>
            {t('administration.share')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

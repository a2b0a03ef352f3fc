import { Button, Modal, PasswordInput } from '@mantine/core';
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { ApiError } from '@cleanpath/api';
import { useAction } from '../api/use-action.js';
import { useMessages } from '../messages/messages.js';
import { ErrorState } from './error-state.js';

/** Runs a change; where the server first wants to know that it is still you, asks for the password and runs it again. */
export type Reauthenticated = <T>(change: () => Promise<T>) => Promise<T>;

const ReauthenticationContext = createContext<Reauthenticated>((change) => change());

/**
 * @example const confirmed = useReauthentication(); await confirmed(() => invite.mutateAsync(…));
 */
export const useReauthentication = (): Reauthenticated => useContext(ReauthenticationContext);

export function ReauthenticationProvider({ children }: { readonly children: ReactNode }) {
  const [asking, setAsking] = useState(false);
  const waiting = useRef<{ readonly resolve: () => void; readonly reject: () => void } | undefined>(undefined);
  const run = useCallback<Reauthenticated>(async (change) => {
    try {
      return await change();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'reauthenticate') throw error;
      await new Promise<void>((resolve, refuse) => {
        waiting.current = { resolve, reject: () => refuse(error) };
        setAsking(true);
      });
      return await change();
    }
  }, []);
  const close = useMemo(
    () => ({
      confirmed: () => {
        setAsking(false);
        waiting.current?.resolve();
      },
      cancelled: () => {
        setAsking(false);
        waiting.current?.reject();
      },
    }),
    [],
  );
  return (
    <ReauthenticationContext value={run}>
      {children}
      {asking ? <Dialogue onConfirmed={close.confirmed} onCancelled={close.cancelled} /> : null}
    </ReauthenticationContext>
  );
}

interface DialogueProps {
  readonly onConfirmed: () => void;
  readonly onCancelled: () => void;
}

function Dialogue({ onConfirmed, onCancelled }: DialogueProps) {
  const { t } = useMessages();
  const [password, setPassword] = useState('');
  const confirm = useAction('confirmIdentity', { onDone: onConfirmed });
  return (
    <Modal
      opened
      onClose={onCancelled}
      title={t('components.confirmIdentity')}
      closeButtonProps={{ 'aria-label': t('components.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // A dialogue is drawn elsewhere but stays inside the form that opened it, for React.
          event.stopPropagation();
          confirm.mutate({ body: { password } });
        }}
      >
        <p className="soft">{t('components.confirmIdentityText')}</p>
        <PasswordInput
          mt={12}
          label={t('signIn.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
          data-autofocus
        />
        {confirm.error ? <ErrorState compact error={confirm.error} /> : null}
        <Button type="submit" mt={12} loading={confirm.isPending}>
          {t('components.confirm')}
        </Button>
      </form>
    </Modal>
  );
}

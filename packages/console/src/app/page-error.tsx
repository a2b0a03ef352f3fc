import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../components/error-state.js';

export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}

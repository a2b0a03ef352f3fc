/** Why an operation on opinions has no value. */
export interface OpinionError {
  readonly code: 'opinion-invalid' | 'total-conflict' | 'operator-undefined';
  readonly message: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: OpinionError };

export const good = <T>(value: T): Result<T> => ({ ok: true, value });

export const bad = (
  code: OpinionError['code'],
  message: string,
): { readonly ok: false; readonly error: OpinionError } => ({
  ok: false,
  error: { code, message },
});

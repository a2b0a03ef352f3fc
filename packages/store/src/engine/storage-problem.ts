import { CleanpathError, fail, type ProblemCode } from '@cleanpath/model';

/** Unique indexes whose violation has a meaning for a person; the name of the index is the contract. */
const NAMED_CONFLICTS: Readonly<Record<string, ProblemCode>> = {
  organisation_name_key: 'name-taken',
  network_name_key: 'name-taken',
  policy_version_key: 'policy-version-exists',
};

/** SQLSTATE classes after PostgreSQL's Appendix A. */
const DISK_FULL = '53100';
const CONNECTION_STATES = /^(08|57P0|53300|57014|25P03|25006)/;
const UNREADABLE_TEXT = new Set(['22021', '22P05']);

/** Node's names for a connection that is gone or never came, and PGlite's for an engine that stopped. */
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
const CONNECTION_TEXT =
  /connection terminated|connection ended|not queryable|timeout exceeded when trying to connect|client has encountered a connection error|server closed the connection|PGlite is closed|PGlite is closing|cannot use a pool after/i;
/** What the operating system says through the engine: the disk is full, the quota is used up, or the disk is failing. */
const FULL_TEXT = /no space left on device|disk quota exceeded|ENOSPC|EDQUOT/i;
const IO_TEXT = /input\/output error|could not (?:write|read|extend|fsync|open) (?:to )?file|\bEIO\b|I\/O error/i;

/**
 * The typed problem behind an error of an engine or driver, with the engine's error as cause. An error that is none of
 * the storage's (a bug, a constraint without a meaning of its own) comes back as it is.
 */
export function storageProblem(error: unknown): unknown {
  if (error instanceof CleanpathError || !(error instanceof Error)) return error;
  const state = sqlState(error);
  const text = error.message;
  if (state === DISK_FULL || FULL_TEXT.test(text)) return fail('storage-full', {}, error);
  if (state === '23505') {
    const code = NAMED_CONFLICTS[(error as { constraint?: string }).constraint ?? ''];
    return code ? fail(code, {}, error) : error;
  }
  if (state !== undefined && UNREADABLE_TEXT.has(state))
    return fail(
      'value-invalid',
      { message: 'A text holds a character the database cannot store', remedy: 'Remove the NUL character.' },
      error,
    );
  const code = (error as { code?: string }).code ?? '';
  if (
    (state !== undefined && CONNECTION_STATES.test(state)) ||
    (state !== undefined && /^58|^XX/.test(state)) ||
    CONNECTION_CODES.has(code) ||
    // Also where the socket of a server is not there.
    (error as NodeJS.ErrnoException).syscall === 'connect' ||
    CONNECTION_TEXT.test(text) ||
    IO_TEXT.test(text)
  )
    return fail('storage-failed', {}, error);
  return error;
}

/** The SQLSTATE of an engine's error, also through the problem made of it. */
export function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)) return code;
  }
  return undefined;
}

/** Another transaction got in the way; the same work can succeed now. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/** A row with this key exists already. */
export function isDuplicate(error: unknown): boolean {
  return sqlState(error) === '23505';
}

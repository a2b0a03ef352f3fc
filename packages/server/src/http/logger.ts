import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.js';

/** Members that never reach a log, at any of the depths objects are logged in. ASVS 5.0 §16.2.5. */
const SECRET = [
  'password',
  'current',
  'secret',
  'token',
  'csrfToken',
  'ticket',
  'code',
  'recoveryCodes',
  'authorization',
  'cookie',
  'clientSecret',
  'databaseUrl',
];

const PATHS = [
  ...SECRET.filter((name) => name !== 'code').flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  'body.code',
  'headers["set-cookie"]',
  '*.headers["set-cookie"]',
];

/** Structured log: one JSON object a line, secrets replaced. */
export function createLogger(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    redact: { paths: PATHS, censor: '[redacted]' },
    serializers: { err: errorFacts, error: errorFacts },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error with its stack, its address texts stripped of queries, without the members libraries hang on errors. */
function errorFacts(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: withoutSecrets(String(error)) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    stack: withoutSecrets(error.stack ?? ''),
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.cause === undefined ? {} : { cause: errorFacts(error.cause) }),
  };
}

/** Keys, bearer tokens, passwords in connection strings and query values, wherever a message repeats them. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/\bcp_[A-Za-z0-9-]+_[A-Za-z0-9_-]+/g, 'cp_[redacted]')
    .replace(/\b(Bearer|Basic)\s+[^\s"']+/gi, '$1 [redacted]')
    .replace(/(\w+:\/\/[^\s:/@]*):[^\s@/]+@/g, '$1:[redacted]@')
    .replace(/([?&#](?:token|code|state|ticket|secret|password)=)[^\s&"']+/gi, '$1[redacted]');
}

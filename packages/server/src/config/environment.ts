import { readFileSync } from 'node:fs';
import { fail, problem, type Problem } from '@cleanpath/model';
import { suggestionText } from '@cleanpath/formats';
import { Config } from './config.js';

/** A setting as it was given outside of the file: a text, and where it stood. */
export interface GivenSetting {
  readonly value: string;
  readonly place: string;
}

export interface EnvironmentSettings {
  readonly settings: ReadonlyMap<string, GivenSetting>;
  /** Secrets of sign-in providers by their id. */
  readonly oidcSecrets: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

const PREFIX = 'CLEANPATH_';

/** Variables with this prefix that are not settings of the server. */
const OTHERS: ReadonlySet<string> = new Set([
  'CLEANPATH_CACHE',
  'CLEANPATH_CONFIG',
  'CLEANPATH_DEBUG',
  'CLEANPATH_SECRET_KEY',
  'CLEANPATH_SITES',
]);

/** A Kubernetes service named “cleanpath” puts these into every pod; CLEANPATH_PORT is one of them, as tcp://… */
const SERVICE_LINK = /^CLEANPATH_(SERVICE_|PORT_\d+_)/;

/** Settings that are structures: only in the file. */
const FILE_ONLY: ReadonlySet<string> = new Set(['oidc']);

const SECRET = /^CLEANPATH_OIDC_([A-Z0-9_]+)_SECRET$/;

/** Name of the environment variable of a setting: `databaseUrl` → `CLEANPATH_DATABASE_URL`. */
export function variableOf(setting: string): string {
  return PREFIX + setting.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/**
 * Settings in the environment. `CLEANPATH_X_FILE` names a file that holds the value, as container secrets and systemd
 * credentials do. Empty variables count as absent; misspelt ones are problems, or a wish would silently not come true.
 */
export function environmentSettings(env: Readonly<Record<string, string | undefined>>): EnvironmentSettings {
  const settings = new Map<string, GivenSetting>();
  const oidcSecrets = new Map<string, string>();
  const problems: Problem[] = [];
  const settingOf = new Map(
    Object.keys(Config.shape)
      .filter((name) => !FILE_ONLY.has(name))
      .map((name) => [variableOf(name), name]),
  );
  const url = env['DATABASE_URL'];
  if (url !== undefined && url !== '') settings.set('databaseUrl', { value: url, place: 'DATABASE_URL' });
  for (const variable of Object.keys(env).sort()) {
    const given = env[variable];
    if (!variable.startsWith(PREFIX) || given === undefined || given === '') continue;
    if (OTHERS.has(variable) || SERVICE_LINK.test(variable)) continue;
    if (variable === 'CLEANPATH_PORT' && given.startsWith('tcp://')) continue;
    const fromFile = variable.endsWith('_FILE');
    const name = fromFile ? variable.slice(0, -'_FILE'.length) : variable;
    const setting = settingOf.get(name);
    const provider = SECRET.exec(name)?.[1];
    if (setting === undefined && provider === undefined) {
      problems.push(unknown(variable, [...settingOf.keys()]));
      continue;
    }
    try {
      const value = fromFile ? readValue(given, variable) : given;
      if (setting !== undefined) settings.set(setting, { value, place: variable });
      else oidcSecrets.set(provider!.toLowerCase().replaceAll('_', '-'), value);
    } catch (error) {
      problems.push(problem('config-invalid', { file: variable, message: (error as Error).message }));
    }
  }
  return { settings, oidcSecrets, problems };
}

function unknown(variable: string, known: readonly string[]): Problem {
  return problem('config-invalid', {
    file: variable,
    message: 'There is no setting of this name',
    remedy: `${suggestionText(variable, known)}Remove the variable or correct its name; docs/operations.md lists all.`,
  });
}

function readValue(path: string, variable: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw fail('config-invalid', { file: variable, message: `The file ${path} cannot be read` }, cause);
  }
}

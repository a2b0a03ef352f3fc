import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CleanpathError, fail, hasErrors, problem, type Problem } from '@cleanpath/model';
import { decodeText, parseYaml, suggestionText, type YamlText } from '@cleanpath/formats';
import type { z } from 'zod';
import { Config } from './config.js';
import { environmentSettings, variableOf, type GivenSetting } from './environment.js';

export interface ConfigSources {
  /** File named on the command line; it must exist. Else `cleanpath.yaml` in the data directory, where there is one. */
  readonly file?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Settings of the command line; undefined ones were not given. */
  readonly flags?: Readonly<Partial<Record<keyof Config, unknown>>>;
}

export const CONFIG_FILE = 'cleanpath.yaml';

/** Where data go when nobody says. */
const DEFAULT_DATA = 'data';

/**
 * The configuration: file, then environment, then command line. Throws `config-invalid` with every wrong setting, its
 * place and what to write instead.
 */
export async function loadConfig({ file, env, flags = {} }: ConfigSources): Promise<Config> {
  const environment = environmentSettings(env);
  const named = file ?? (env['CLEANPATH_CONFIG'] === '' ? undefined : env['CLEANPATH_CONFIG']);
  const data = textOf(flags.data) ?? environment.settings.get('data')?.value;
  const yaml = await readFileSettings(named ?? join(data ?? DEFAULT_DATA, CONFIG_FILE), named !== undefined);
  const problems: Problem[] = [...environment.problems, ...(yaml?.problems ?? [])];
  const { settings, places, problems: wrong } = merged(yaml, environment.settings, flags);
  problems.push(...wrong);
  withSecrets(settings, environment.oidcSecrets);
  const parsed = Config.safeParse(settings);
  if (!parsed.success) problems.push(...parsed.error.issues.flatMap((issue) => issueProblems(issue, settings, places)));
  if (hasErrors(problems) || !parsed.success) throw new CleanpathError(problems);
  return { ...parsed.data, data: resolve(parsed.data.data) };
}

type Place = (path: readonly PropertyKey[]) => { file: string; line?: number; column?: number };

interface Merged {
  readonly settings: Record<string, unknown>;
  readonly places: ReadonlyMap<string, Place>;
  readonly problems: readonly Problem[];
}

function merged(
  yaml: YamlText | undefined,
  environment: ReadonlyMap<string, GivenSetting>,
  flags: NonNullable<ConfigSources['flags']>,
): Merged {
  const settings: Record<string, unknown> = { data: DEFAULT_DATA };
  const places = new Map<string, Place>();
  const problems: Problem[] = [];
  if (yaml?.value !== undefined && yaml.value !== null) {
    if (typeof yaml.value !== 'object' || Array.isArray(yaml.value))
      problems.push(problem('config-invalid', { ...yaml.at([]), message: 'The file must hold settings by name' }));
    else
      for (const [name, value] of Object.entries(yaml.value)) {
        settings[name] = value;
        places.set(name, (path) => yaml.at(path) as ReturnType<Place>);
      }
  }
  for (const [name, { value, place }] of environment) {
    settings[name] = typed(name, value);
    places.set(name, () => ({ file: place }));
  }
  for (const [name, value] of Object.entries(flags)) {
    if (value === undefined) continue;
    settings[name] = value;
    places.set(name, () => ({ file: `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}` }));
  }
  return { settings, places, problems };
}

/** A text of the environment as the kind of value the setting has; what does not fit stays text and fails the schema. */
function typed(name: string, text: string): unknown {
  const kind = kindOf(Config.shape[name as keyof typeof Config.shape]);
  if (kind === 'number') return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text;
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (kind === 'array')
    return text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return text;
}

/** What a setting is underneath default and optional. */
export function kindOf(schema: z.ZodType): string {
  const { def } = schema as unknown as { def: { type: string; innerType?: z.ZodType } };
  return def.innerType === undefined ? def.type : kindOf(def.innerType);
}

function withSecrets(settings: Record<string, unknown>, secrets: ReadonlyMap<string, string>): void {
  if (!Array.isArray(settings['oidc'])) return;
  settings['oidc'] = (settings['oidc'] as unknown[]).map((provider) => {
    if (typeof provider !== 'object' || provider === null) return provider;
    const secret = secrets.get(String((provider as { id?: unknown }).id));
    return secret === undefined ? provider : { ...provider, clientSecret: secret };
  });
}

function issueProblems(
  issue: z.core.$ZodIssue,
  settings: Record<string, unknown>,
  places: ReadonlyMap<string, Place>,
): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      const known = issue.path.length === 0 ? Object.keys(Config.shape) : PROVIDER_SETTINGS;
      return problem('config-invalid', {
        ...placeOf(path, places),
        message: `There is no setting “${path.join('.')}”`,
        remedy: `${suggestionText(key, known)}Remove it or correct its name; docs/operations.md lists all.`,
      });
    });
  }
  const name = issue.path.join('.');
  const value = valueAt(settings, issue.path);
  return [
    problem('config-invalid', {
      ...placeOf(issue.path, places),
      message: `The setting “${name}” is not valid: ${issue.message}`,
      remedy: remedyOf(issue.path),
      // A password must not reach a log because the address around it is wrong.
      ...(value === undefined || SECRETS.test(name) ? {} : { value }),
    }),
  ];
}

const PROVIDER_SETTINGS = ['id', 'name', 'issuer', 'clientId', 'clientSecret'];
const SECRETS = /^databaseUrl|secret/i;

function placeOf(path: readonly PropertyKey[], places: ReadonlyMap<string, Place>): { file?: string } {
  return places.get(String(path[0]))?.(path) ?? {};
}

function remedyOf([name]: readonly PropertyKey[]): string {
  const schema = (Config.shape as Record<string, z.ZodType | undefined>)[String(name)];
  const meaning = schema?.description;
  const variable = `Set it in ${CONFIG_FILE} or as ${variableOf(String(name))}.`;
  return meaning === undefined ? variable : `${meaning}. ${variable}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return at;
}

async function readFileSettings(path: string, mustExist: boolean): Promise<YamlText | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    if (!mustExist && (cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fail(
      'config-invalid',
      { file: path, message: 'The configuration file cannot be read', remedy: 'Check the path and its permissions.' },
      cause,
    );
  }
  const { text, problems } = decodeText(bytes, path);
  if (text === undefined) throw new CleanpathError(problems);
  const yaml = parseYaml(text, path);
  return { ...yaml, problems: [...problems, ...yaml.problems] };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

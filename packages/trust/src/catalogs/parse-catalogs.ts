import {
  AssetSensitivity,
  CleanpathError,
  ConcentrationThresholds,
  CriteriaCatalog,
  EvidenceTypes,
  Policy,
  problem,
  TrustParameters,
  byCodeUnits,
  type Problem,
} from '@cleanpath/model';
import { checkCatalogs } from './check-catalogs.js';
import type { Catalogs } from './catalogs.js';

/** What a catalog file holds, by its path below `catalogs/`. */
const SINGLE_FILES = ['asset-sensitivity', 'concentration-thresholds', 'evidence-types', 'trust-parameters'] as const;

/**
 * Checks the parsed JSON of the catalog folder. Keys are paths below it, with or without `.json`:
 * `criteria/<name>`, `policies/<name>` and the four single files. Reports every fault of every file in one
 * `CleanpathError`, with the file and a JSON pointer. Other keys are ignored.
 */
export function parseCatalogs(raw: Readonly<Record<string, unknown>>): Catalogs {
  const problems: Problem[] = [];
  const files = new Map<string, unknown>();
  for (const key of Object.keys(raw).sort(byCodeUnits)) files.set(key.replace(/\.json$/, ''), raw[key]);

  const read = <T>(schema: Schema<T>, name: string): T | undefined => {
    const parsed = schema.safeParse(files.get(name));
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      problems.push(
        problem('catalog-invalid', {
          message: issue.message,
          file: `${name}.json`,
          pointer: `/${issue.path.map(String).join('/')}`,
        }),
      );
    }
    return undefined;
  };
  for (const name of SINGLE_FILES) {
    if (!files.has(name)) {
      problems.push(problem('file-missing', { message: `The catalog "${name}.json" is missing`, file: `${name}.json` }));
    }
  }
  const readAll = <T extends { readonly id: string }>(folder: string, schema: Schema<T>): Map<string, Read<T>> => {
    const all = new Map<string, Read<T>>();
    for (const name of files.keys()) {
      if (!name.startsWith(`${folder}/`)) continue;
      const value = read(schema, name);
      if (value === undefined) continue;
      const file = `${name}.json`;
      if (all.has(value.id)) problems.push(problem('duplicate-id', { file, pointer: '/id', value: value.id }));
      else all.set(value.id, { file, value });
    }
    return all;
  };
  const criteria = readAll('criteria', CriteriaCatalog);
  const policies = readAll('policies', Policy);
  if (problems.some((one) => one.code === 'file-missing')) throw new CleanpathError(problems);
  const evidenceTypes = read(EvidenceTypes, 'evidence-types');
  const trustParameters = read(TrustParameters, 'trust-parameters');
  const assetSensitivity = read(AssetSensitivity, 'asset-sensitivity');
  const concentrationThresholds = read(ConcentrationThresholds, 'concentration-thresholds');
  if (
    evidenceTypes === undefined ||
    trustParameters === undefined ||
    assetSensitivity === undefined ||
    concentrationThresholds === undefined
  ) {
    throw new CleanpathError(problems);
  }
  const valuesOf = <T>(all: ReadonlyMap<string, Read<T>>): Map<string, T> =>
    new Map([...all].map(([id, { value }]) => [id, value]));
  const catalogs: Catalogs = {
    criteria: valuesOf(criteria),
    policies: valuesOf(policies),
    evidenceTypes,
    trustParameters,
    assetSensitivity,
    concentrationThresholds,
  };
  const fileOf = (kind: 'criteria' | 'policies', id: string): string =>
    (kind === 'criteria' ? criteria : policies).get(id)?.file ?? `${kind}/${id}.json`;
  problems.push(...checkCatalogs(catalogs, fileOf));
  if (problems.length > 0) throw new CleanpathError(problems);
  return catalogs;
}

interface Read<T> {
  readonly file: string;
  readonly value: T;
}

interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { message: string; path: readonly PropertyKey[] }[] } };
}

/** What a path inside a dossier means. `kept` files are hashed and listed, not read. */
export type FileRole =
  | 'manifest'
  | 'suppliers'
  | 'products'
  | 'elements'
  | 'relations'
  | 'demands'
  | 'slices'
  | 'evidence'
  | 'policy'
  | 'kept'
  | 'ignored';

export type FileFormat = 'csv' | 'ndjson' | 'yaml';

export interface FileMeaning {
  readonly role: FileRole;
  readonly format?: FileFormat;
  readonly gzip?: boolean;
}

const DOCUMENTS: Readonly<Record<string, FileRole>> = {
  dossier: 'manifest',
  suppliers: 'suppliers',
  slices: 'slices',
  evidence: 'evidence',
  policy: 'policy',
  demands: 'demands',
};
const TABLES: Readonly<Record<string, FileRole>> = {
  products: 'products',
  elements: 'elements',
  relations: 'relations',
  demands: 'demands',
};

/** Files every repository has, which are nobody's mistake. */
const COMPANIONS = /^(?:readme|licen[cs]e|notice|changelog)(?:\.[a-z]+)?$/i;

/** Order in which files are read: what is referred to first. */
export const ROLE_ORDER: readonly FileRole[] = [
  'manifest',
  'suppliers',
  'products',
  'elements',
  'relations',
  'slices',
  'demands',
  'evidence',
  'policy',
  'kept',
  'ignored',
];

/** The names a dossier may use, for suggestions. */
export const DOSSIER_FILE_NAMES = [
  'dossier.yaml',
  'suppliers.yaml',
  'products.csv',
  'elements.csv',
  'elements.ndjson',
  'relations.csv',
  'relations.ndjson',
  'demands.csv',
  'demands.ndjson',
  'demands.yaml',
  'slices.yaml',
  'evidence.yaml',
  'policy.yaml',
];

/** What a file is by its path, or undefined when it does not belong to a dossier. */
export function fileMeaning(path: string): FileMeaning | undefined {
  if (/^(?:boms\/[^/]+\.json|advisories\/.+)$/.test(path)) return { role: 'kept' };
  if (COMPANIONS.test(path)) return { role: 'ignored' };
  const match = /^([a-z]+)\.(yaml|yml|csv|ndjson)(\.gz)?$/.exec(path);
  if (!match) return undefined;
  const [, name, extension, compressed] = match as unknown as [string, string, string, string | undefined];
  if (extension === 'yaml' || extension === 'yml') {
    const role = Object.hasOwn(DOCUMENTS, name) ? DOCUMENTS[name] : undefined;
    return role === undefined || compressed !== undefined ? undefined : { role, format: 'yaml' };
  }
  const role = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;
  if (role === undefined || (role === 'products' && extension === 'ndjson')) return undefined;
  return { role, format: extension as FileFormat, gzip: compressed !== undefined };
}

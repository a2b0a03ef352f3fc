import { basename } from 'node:path';
import { canonicalJson, DOSSIER_FORMAT, type DossierManifest } from '@cleanpath/model';
import type { BuilderSink } from './builder-sink.js';
import { DEFAULT_AS_OF as SYNTHETIC_AS_OF } from './synthetic/national.js';

export interface ManifestParts {
  /** Of the dossier that was added to. */
  readonly existing: DossierManifest | undefined;
  readonly sink: Pick<BuilderSink, 'manifests' | 'declarations'>;
  /** Paths of the imported files. */
  readonly files: readonly string[];
  /** Suppliers or a whole network were made up. */
  readonly made: boolean;
  /** Name the user gave. */
  readonly name: string | undefined;
}

/**
 * The manifest after an import: that of the dossier, else that of the first source that carries one, else a new one.
 * Invented evidence has dates, so a dossier with it gets the date they are meant for unless it has one.
 */
export function manifestOf({ existing, sink, files, made, name }: ManifestParts): DossierManifest {
  const base = existing ?? sink.manifests[0]?.record ?? fresh(name ?? networkName(files[0] ?? ''));
  const synthetic = distinct([...(existing?.synthetic ?? []), ...sink.declarations]);
  const sources = distinct([...(existing?.sources ?? []), ...sourcesOf(sink, files)]);
  const asOf = base.asOf ?? (made ? SYNTHETIC_AS_OF : undefined);
  return {
    ...base,
    ...(name === undefined ? {} : { name }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(synthetic.length > 0 ? { synthetic } : {}),
    ...(sources.length > 0 ? { sources } : {}),
  };
}

/** An export of a dossier is a container, not an origin: its manifest names the origins. */
function sourcesOf({ manifests }: ManifestParts['sink'], files: readonly string[]): { name: string }[] {
  const containers = new Set(manifests.map(({ place }) => place.file));
  const origins = files.map((file) => basename(file)).filter((file) => !containers.has(file));
  return [...manifests.flatMap(({ record }) => record.sources ?? []), ...origins.map((file) => ({ name: file }))];
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [canonicalJson(item), item])).values()];
}

function fresh(name: string): DossierManifest {
  return { dossier: DOSSIER_FORMAT, id: identifier(name), name };
}

/** The name of a file without folder, compression and format: `core.yaml.gz` → `core`. */
function networkName(file: string): string {
  const base = basename(file);
  const name = base.replace(/\.gz$/i, '').replace(/(\.geo)?\.(json|geojson|graphml|xml|ya?ml|csv|txt)$/i, '');
  return name === '' ? base : name;
}

/** An id from a name: lower-case letters, digits and hyphens. */
function identifier(name: string): string {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return id === '' ? 'network' : id;
}

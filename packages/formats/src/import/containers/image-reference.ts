/** An OCI image reference in its parts. */
export interface ImageReference {
  readonly registry: string | undefined;
  /** Path without the registry: `alpha/amf`. */
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/**
 * Takes an image reference apart (OCI distribution specification): the first part of the path is a registry when it
 * has a dot or a port or is `localhost`; a colon after the last slash begins the tag; `@` begins the digest.
 */
export function parseImage(text: string): ImageReference | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 512 || /\s/.test(trimmed)) return undefined;
  const at = trimmed.indexOf('@');
  const digest = at === -1 ? undefined : trimmed.slice(at + 1);
  const tagged = at === -1 ? trimmed : trimmed.slice(0, at);
  const slash = tagged.lastIndexOf('/');
  const colon = tagged.indexOf(':', slash + 1);
  const path = colon === -1 ? tagged : tagged.slice(0, colon);
  const tag = colon === -1 ? undefined : tagged.slice(colon + 1);
  const parts = path.split('/');
  const first = parts[0]!;
  const hasRegistry = parts.length > 1 && (first.includes('.') || first.includes(':') || first === 'localhost');
  const name = (hasRegistry ? parts.slice(1) : parts).join('/');
  if (name === '' || name.includes('//') || digest === '') return undefined;
  return { registry: hasRegistry ? withoutDefault(first) : undefined, name, tag: tag === '' ? undefined : tag, digest };
}

/** Where the default registry is named, it says nothing. */
function withoutDefault(registry: string): string | undefined {
  return registry === 'docker.io' || registry === 'index.docker.io' ? undefined : registry;
}

export function repositoryOf(image: ImageReference): string {
  return image.registry === undefined ? image.name : `${image.registry}/${image.name}`;
}

/** First part of the path: the account or project the image belongs to; `library` images have none. */
export function namespaceOf(image: ImageReference): string | undefined {
  const parts = image.name.split('/');
  return parts.length > 1 && parts[0] !== 'library' ? parts[0] : undefined;
}

/** A tag that moves to every new release: it names no version. */
const MOVING_TAG = 'latest';

/** The tag, else the digest; undefined where there is neither, or only "latest", which is no version. */
export function versionOf(image: ImageReference): string | undefined {
  return image.tag === MOVING_TAG ? image.digest : (image.tag ?? image.digest);
}

/** Package URL of the repository (purl type oci): the name is the last part, the rest a qualifier. */
export function purlOf(image: ImageReference): string {
  const last = image.name.slice(image.name.lastIndexOf('/') + 1).toLowerCase();
  return `pkg:oci/${encodeURIComponent(last)}?repository_url=${encodeURIComponent(repositoryOf(image)).replaceAll('%2F', '/')}`;
}

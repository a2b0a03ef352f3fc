import type { Product, SourcePlace } from '@cleanpath/model';
import { idPart, nameOf } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import { namespaceOf, parseImage, purlOf, repositoryOf, versionOf, type ImageReference } from './image-reference.js';

export interface DeployedImage {
  readonly reference: ImageReference;
  readonly product: string;
  readonly version: string | undefined;
  readonly supplier: string | undefined;
}

/** How images lead to suppliers: a table of prefixes, and whether the namespace may stand in for an unknown one. */
export interface SupplierRules {
  readonly aliases: readonly (readonly [prefix: string, supplier: string])[];
  readonly namespaces: boolean;
}

/** `alpha=alpha-systems, registry.example/tools=tools-ltd` → longest prefix first. */
export function supplierRules(aliases: string, mode: string): SupplierRules {
  const pairs = aliases
    .split(/[,;\n]/)
    .map((pair) => pair.split('='))
    .flatMap(([prefix, supplier]) => {
      const id = idPart(supplier);
      return prefix?.trim() && id !== undefined ? [[prefix.trim(), id] as const] : [];
    });
  return { aliases: pairs.sort((a, b) => b[0].length - a[0].length), namespaces: mode === 'namespace' };
}

/** Collects the images of a deployment as products with the versions seen, and their suppliers. */
export class ImageCatalog {
  readonly #draft: ImportDraft;
  readonly #rules: SupplierRules;
  /** Products reported as deployed without a version; once is enough. */
  readonly #unversioned = new Set<string>();

  constructor(draft: ImportDraft, rules: SupplierRules) {
    this.#draft = draft;
    this.#rules = rules;
  }

  /** Registers an image; undefined (and reported) where the reference is none. */
  deploy(text: string, place: SourcePlace): DeployedImage | undefined {
    const reference = parseImage(text);
    const product = reference === undefined ? undefined : idPart(repositoryOf(reference));
    if (!reference || product === undefined) {
      this.#draft.report('import-value-ignored', { ...place, value: text, message: 'This is not an image reference' });
      return undefined;
    }
    const version = nameOf(versionOf(reference));
    const supplier = this.#supplier(reference, place);
    if (version === undefined && !this.#unversioned.has(product)) {
      this.#unversioned.add(product);
      this.#draft.report('import-version-unknown', {
        ...place,
        value: text,
        message: `${reference.name}: ${reference.tag === undefined ? 'no tag or digest' : `the tag ${reference.tag} is no version`}, version unknown`,
      });
    }
    this.#product(product, reference, version, supplier, place);
    return { reference, product, version, supplier };
  }

  #product(
    id: string,
    reference: ImageReference,
    version: string | undefined,
    supplier: string | undefined,
    place: SourcePlace,
  ): void {
    const known = this.#draft.products.get(id);
    const versions = new Set(known?.record.versions ?? []);
    if (version !== undefined) versions.add(version);
    const digests = { ...(known?.record.attributes?.['digests'] as Record<string, string> | undefined) };
    if (reference.digest !== undefined && version !== undefined) digests[version] = reference.digest;
    const made: Product = {
      id,
      name: reference.name,
      kind: 'software',
      ...(supplier === undefined ? {} : { supplier }),
      ...(versions.size === 0 ? {} : { versions: [...versions] }),
      purl: purlOf(reference),
      ...(Object.keys(digests).length === 0 ? {} : { attributes: { digests } }),
    };
    if (!known) this.#draft.product(made, place);
    // What the dossier already says about the product wins; only versions and digests grow.
    else this.#draft.products.set(id, { ...known, record: { ...made, ...known.record, ...grown(made) } });
  }

  #supplier(reference: ImageReference, place: SourcePlace): string | undefined {
    const repository = repositoryOf(reference);
    const matches = (prefix: string, path: string): boolean => path === prefix || path.startsWith(`${prefix}/`);
    const alias = this.#rules.aliases.find(
      ([prefix]) => matches(prefix, repository) || matches(prefix, reference.name),
    )?.[1];
    if (alias !== undefined) {
      if (!this.#draft.suppliers.has(alias)) this.#draft.supplier({ id: alias, name: alias }, place);
      return alias;
    }
    const namespace = namespaceOf(reference);
    const id = namespace === undefined ? undefined : idPart(`image-namespace:${namespace}`);
    if (!this.#rules.namespaces || id === undefined || namespace === undefined) return undefined;
    if (!this.#draft.suppliers.has(id)) {
      this.#draft.supplier({ id, name: namespace, attributes: { candidate: 'namespace of a container image' } }, place);
    }
    this.#draft.assume('The namespace of an image stands for its supplier; name the real ones with the option aliases');
    return id;
  }
}

function grown(product: Product): Partial<Product> {
  return {
    ...(product.versions ? { versions: product.versions } : {}),
    ...(product.attributes ? { attributes: product.attributes } : {}),
  };
}

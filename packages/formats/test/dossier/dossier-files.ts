import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Problem, ProblemCode } from '@cleanpath/model';
import { loadDossier, type LoadOptions, type LoadResult } from '../../src/dossier/index.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const MANIFEST = 'dossier: 1\nid: net\nname: Test network\n';

/** A small valid dossier that tests change one file of. */
export const VALID: Files = {
  'dossier.yaml': MANIFEST,
  'suppliers.yaml': '- id: alder\n  name: Alder Radio\n- id: birch\n  name: Birch Systems\n',
  'products.csv': 'id,supplier,name,versions\nradio-one,alder,Radio One,1.0;1.1\n',
  'elements.csv':
    'id,kind,name,product,supplier\nru-1,radio-unit,North,radio-one,\ndu-1,distributed-unit,,,birch\nhost-1,nfvi-host,,,birch\n',
  'relations.csv': 'from,to,type\nru-1,du-1,link\ndu-1,host-1,hosted-on\n',
  'demands.csv': 'id,name,from,to,plane,elements\ncalls,Emergency calls,ru-1,du-1,,\ncalls,,,,storage,host-1\n',
};

const roots: string[] = [];
afterAll(async () => {
  for (const root of roots) await rm(root, { recursive: true, force: true });
});

export async function temporaryDirectory(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'cleanpath-test-'));
  roots.push(root);
  return root;
}

export async function dossierDirectory(files: Files): Promise<string> {
  const root = await temporaryDirectory();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** Loads the valid dossier with some files replaced; an empty replacement with value `undefined` removes a file. */
export async function loadWith(
  changes: Readonly<Record<string, string | Uint8Array | undefined>>,
  options?: LoadOptions,
): Promise<LoadResult> {
  const merged = { ...VALID, ...changes };
  const files: Record<string, string | Uint8Array> = {};
  for (const [path, content] of Object.entries(merged)) if (content !== undefined) files[path] = content;
  return loadDossier(await dossierDirectory(files), options);
}

export function withCode(result: { readonly problems: readonly Problem[] }, code: ProblemCode): readonly Problem[] {
  return result.problems.filter((item) => item.code === code);
}

export const errorsOf = (result: { readonly problems: readonly Problem[] }): readonly Problem[] =>
  result.problems.filter(({ severity }) => severity === 'error');

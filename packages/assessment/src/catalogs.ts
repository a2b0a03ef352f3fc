import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodeUnits, fail } from '@cleanpath/model';
import { parseCatalogs, type Catalogs } from '@cleanpath/trust';

/** The catalogs shipped with Cleanpath. */
const SHIPPED = fileURLToPath(new URL('../../../catalogs', import.meta.url));

/** Reads and checks every JSON file of a catalogs directory; all problems are reported together. */
export async function loadCatalogs(directory: string = SHIPPED): Promise<Catalogs> {
  const raw: Record<string, unknown> = {};
  for (const file of await jsonFiles(directory)) {
    const text = await readFile(file, 'utf8');
    const name = relative(directory, file).replaceAll('\\', '/');
    try {
      raw[name] = JSON.parse(text);
    } catch (cause) {
      throw fail('syntax-invalid', { file: name, message: `Not valid JSON: ${(cause as Error).message}` }, cause);
    }
  }
  return parseCatalogs(raw);
}

async function jsonFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true }).catch((cause: unknown) => {
    throw fail('file-missing', { file: directory, message: 'The catalogs directory cannot be read' }, cause);
  });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(byCodeUnits);
}

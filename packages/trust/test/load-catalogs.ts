import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseCatalogs, type Catalogs } from '../src/index.js';

/** Parsed JSON of every shipped catalog, by path below `catalogs/`. */
export function rawCatalogs(): Record<string, unknown> {
  const root = fileURLToPath(new URL('../../../catalogs', import.meta.url));
  const raw: Record<string, unknown> = {};
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    if (path.endsWith('.json')) raw[path] = JSON.parse(readFileSync(`${root}/${path}`, 'utf8'));
  }
  return raw;
}

export const shippedCatalogs = (): Catalogs => parseCatalogs(rawCatalogs());

import { readFileSync } from 'node:fs';
import { sharedData } from '../../../scripts/shared-data.ts';

/** Reads a reference file beside the checkout; undefined where it is missing, so that the tests skip visibly. */
export function sharedJson(name: string): unknown {
  const path = sharedData(`catalogs/${name}`);
  return path === undefined ? undefined : JSON.parse(readFileSync(path, 'utf8'));
}

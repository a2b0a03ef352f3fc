// Writes the generated documentation: JSON Schemas, the model reference, the list of problems, the formats and the API.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { prepare, ROOT } from './prepare.mjs';

prepare();
const { referenceFiles } = await import('@cleanpath/model');
const { formatsReference } = await import('@cleanpath/formats');
const { apiReference } = await import('@cleanpath/server');
for (const [path, content] of [...referenceFiles(), ...formatsReference(), ...apiReference()]) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), content);
}

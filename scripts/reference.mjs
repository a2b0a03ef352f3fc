// Writes the generated documentation: JSON Schemas, the model reference, the list of problems and the formats.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { prepare, ROOT } from './prepare.mjs';

prepare();
const { referenceFiles } = await import('@cleanpath/model');
const { formatsReference } = await import('@cleanpath/formats');
for (const [path, content] of [...referenceFiles(), ...formatsReference()]) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), content);
}

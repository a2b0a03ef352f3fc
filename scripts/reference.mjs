// Writes the generated documentation: JSON Schemas, the model reference and the list of problems.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { prepare, ROOT } from './prepare.mjs';

prepare();
const { referenceFiles } = await import('@cleanpath/model');
for (const [path, content] of referenceFiles()) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), content);
}

// Writes the generated documentation: JSON Schemas, the model reference, the list of problems, the formats and the API,
// and the table of settings in the guide for operators.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { prepare, ROOT } from './prepare.mjs';

prepare();
const { referenceFiles } = await import('@cleanpath/model');
const { formatsReference } = await import('@cleanpath/formats');
const { apiReference, configTable } = await import('@cleanpath/server');
for (const [path, content] of [...referenceFiles(), ...formatsReference(), ...apiReference()]) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), content);
}

const guide = join(ROOT, 'docs', 'operations.md');
const [before, rest] = readFileSync(guide, 'utf8').split('<!-- settings -->');
const after = rest.split('<!-- /settings -->')[1];
writeFileSync(guide, `${before}<!-- settings -->\n\n${configTable()}\n<!-- /settings -->${after}`);

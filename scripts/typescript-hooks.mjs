// Module hooks that let a plain Node thread run the TypeScript sources, for tests: types are stripped, nothing checked.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';

/** Packages of the workspace name their sources under this condition, as the test runner does. */
const CONDITION = 'source';

export async function resolve(specifier, context, next) {
  const conditions = [CONDITION, ...context.conditions];
  const fromSource = context.parentURL?.endsWith('.ts') && specifier.startsWith('.') && specifier.endsWith('.js');
  return next(fromSource ? `${specifier.slice(0, -3)}.ts` : specifier, { ...context, conditions });
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const file = fileURLToPath(url);
  const { code, errors } = transformSync(file, await readFile(file, 'utf8'), { sourcemap: false });
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0].message}`);
  return { format: 'module', source: code, shortCircuit: true };
}

// The message catalogues as they stand in the source, for finding what was not translated.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './server.mjs';

const FOLDER = join(ROOT, 'packages', 'console', 'src', 'messages');

/** Texts by `area.key`; messages with placeholders are left out. */
async function catalogue(language) {
  const texts = new Map();
  for (const name of readdirSync(join(FOLDER, language))) {
    if (name === 'index.ts') continue;
    const source = readFileSync(join(FOLDER, language, name), 'utf8');
    const { outputText } = ts.transpileModule(source, { compilerOptions: { module: 'esnext', target: 'es2023' } });
    const module = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);
    for (const [area, messages] of Object.entries(module))
      for (const [key, text] of Object.entries(messages)) texts.set(`${area}.${key}`, text);
  }
  return texts;
}

/** What must not stand on a German page: message ids, and English texts that have a German one. */
export async function untranslatable() {
  const [en, de] = await Promise.all([catalogue('en'), catalogue('de')]);
  const german = new Set(de.values());
  const english = [...en.values()].filter((text) => !german.has(text) && !text.includes('{') && text.includes(' '));
  return { ids: [...en.keys()], english };
}

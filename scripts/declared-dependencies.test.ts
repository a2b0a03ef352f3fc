import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const PACKAGES = new URL('../packages/', import.meta.url).pathname;
/** Statements of imports and exports; those of types leave nothing behind at run time. */
const IMPORT = /^(?:import|export) (?!type )(?:[\w*{][\w\s,*{}]*? from )?'([^.'][^']*)';|\bimport\('([^.'][^']*)'\)/gm;

/** In the workspace every package can be imported from anywhere; installed alone only what is declared is there. */
it.each(readdirSync(PACKAGES).filter((name) => name !== 'console'))('%s declares every package it imports', (name) => {
  const { dependencies = {} } = JSON.parse(readFileSync(join(PACKAGES, name, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  const imported = new Set<string>();
  for (const file of readdirSync(join(PACKAGES, name, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join(PACKAGES, name, 'src', file), 'utf8');
    for (const [, of, lazily] of text.matchAll(IMPORT)) imported.add(packageOf((of ?? lazily)!));
  }
  const outside = [...imported].filter((of) => !of.startsWith('node:') && !builtinModules.includes(of));
  expect(outside.length).toBeGreaterThan(0);
  expect(outside.filter((of) => !Object.hasOwn(dependencies, of))).toEqual([]);
});

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { configTable } from '../src/index.ts';

it('the guide for operators lists every setting as it is (npm run reference)', async () => {
  const guide = await readFile(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
  const plain = (text: string): string => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
  expect(plain(guide)).toContain(plain(configTable()));
});

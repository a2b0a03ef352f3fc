import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceFiles } from '@cleanpath/model';

const ROOT = new URL('../../../', import.meta.url);

describe('generated reference', () => {
  const files = referenceFiles();

  it.each([...files.keys()])('%s is committed as generated (else run `npm run reference`)', (path) => {
    expect(readFileSync(new URL(path, ROOT), 'utf8')).toBe(files.get(path));
  });

  it('has no schema left over from a removed type', () => {
    const committed = readdirSync(new URL('docs/schemas', ROOT)).map((name) => `docs/schemas/${name}`);
    const generated = [...files.keys()].filter((path) => path.startsWith('docs/schemas/'));
    expect(committed.sort()).toEqual(generated.sort());
  });
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatsReference } from '../../src/import/formats-reference.js';

it('the reference page says what the formats say (npm run reference)', () => {
  for (const [path, content] of formatsReference()) {
    const file = new URL(`../../../../${path}`, import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(content);
  }
});

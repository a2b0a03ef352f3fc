import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { killWriters } from './killed-writer.ts';

it('loses nothing acknowledged when killed with -9 twenty times while writing', { timeout: 300_000 }, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'cleanpath-killed-'));
  try {
    await killWriters(directory, 20);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});

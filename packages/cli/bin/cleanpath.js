#!/usr/bin/env node
import { existsSync } from 'node:fs';

const MAIN = new URL('../dist/main.js', import.meta.url);
if (existsSync(MAIN)) {
  await import(MAIN.href)
    .then(async ({ main }) => {
      process.exitCode = await main(process.argv.slice(2));
    })
    .catch((cause) => {
      process.stderr.write(`cleanpath could not start: ${cause?.message}\n`);
      process.exitCode = 1;
    });
} else {
  process.stderr.write('cleanpath is not built yet. Run: npm run build\n');
  process.exitCode = 1;
}

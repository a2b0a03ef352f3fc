#!/usr/bin/env node
import('../dist/main.js')
  .then(async ({ main }) => {
    process.exitCode = await main(process.argv.slice(2));
  })
  .catch((cause) => {
    if (cause && cause.code === 'ERR_MODULE_NOT_FOUND') {
      process.stderr.write('cleanpath is not built yet. Run: npm run build\n');
    } else {
      process.stderr.write(`cleanpath could not start: ${cause && cause.message}\n`);
    }
    process.exitCode = 1;
  });

import { Command } from 'commander';
import { count, EXIT_DONE, say, sayJson, type Io } from '../io.js';
import { placeOf, readConfig, withServerOptions, type ServerOptions } from '../server-options.js';
import { progressOn } from '../terminal/progress.js';
import { ink, streamStyle } from '../terminal/style.js';

export function restoreCommand(io: Io, exit: (code: number) => void): Command {
  return withServerOptions(new Command('restore'))
    .summary('put a backup into an empty database')
    .description(
      'Check a backup whole, then put it into an empty database and compare every table with it. All of it is restored or nothing; a backup of an older version is brought up to date.',
    )
    .argument('<file>', 'file written by “cleanpath backup”')
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, { json, ...server }: ServerOptions & { json?: boolean }) => {
      const config = await readConfig(io, server);
      const { openStore, restoreStore } = await import('@cleanpath/store');
      const progress = progressOn(io.err);
      const store = await openStore(placeOf(config));
      try {
        const result = await restoreStore(file, store, {
          onProgress: ({ done, total, table }) => progress.report(`Restoring ${table}`, done, total),
        });
        progress.end();
        const style = streamStyle(io.out, io.env);
        if (json) sayJson(io, { file, ...result });
        else say(io, `${ink(style, 'teal', '● restored')}  ${count(result.rows, 'row')}, every table compared`);
      } finally {
        progress.end();
        await store.close();
      }
      exit(EXIT_DONE);
    });
}

const EXAMPLES = `
Example:
  $ cleanpath restore --data /var/lib/cleanpath /backup/cleanpath-2026-06-30.gz

Exit codes: 0 restored · 1 not restored, the database is as empty as before`;

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { fail } from '@cleanpath/model';
import { count, EXIT_DONE, say, sayJson, type Io } from '../io.js';
import { readConfig, withServerOptions, withoutPassword, type ServerOptions } from '../server-options.js';
import { progressOn } from '../terminal/progress.js';
import { ink, streamStyle } from '../terminal/style.js';

export function migrateDatabaseCommand(io: Io, exit: (code: number) => void): Command {
  return withServerOptions(new Command('migrate-database'))
    .summary('move the embedded database to a PostgreSQL server')
    .description(
      'Copy everything from the embedded database of the data directory to an empty PostgreSQL database and compare the checksums of every table before the copy becomes visible. The embedded database stays as it is. Stop the server first.',
    )
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async ({ json, ...server }: ServerOptions & { json?: boolean }) => {
      const config = await readConfig(io, server);
      const { databaseUrl } = config;
      if (databaseUrl === undefined)
        throw fail('usage-invalid', { message: 'Name the PostgreSQL database with --database-url' });
      const { migrateDatabase, openStore } = await import('@cleanpath/store');
      const progress = progressOn(io.err);
      // Opening would make an empty database where there is none.
      await requireEmbedded(config.data);
      const from = await openStore({ dataDir: config.data });
      try {
        const to = await openStore({ databaseUrl });
        try {
          const result = await migrateDatabase(from, to, {
            onProgress: ({ done, total, table }) => progress.report(`Copying ${table}`, done, total),
          });
          progress.end();
          if (json) sayJson(io, { from: config.data, to: withoutPassword(databaseUrl), ...result });
          else {
            const style = streamStyle(io.out, io.env);
            const target = withoutPassword(databaseUrl);
            say(
              io,
              `${ink(style, 'teal', '● copied')}  ${count(result.rows, 'row')}, every table compared → ${target}`,
            );
            say(io, `  Next       set databaseUrl in ${config.data}/cleanpath.yaml and start the server again`);
          }
        } finally {
          await to.close();
        }
      } finally {
        progress.end();
        await from.close();
      }
      exit(EXIT_DONE);
    });
}

async function requireEmbedded(data: string): Promise<void> {
  const directory = join(data, 'database');
  if (!(await stat(directory).catch(() => undefined))?.isDirectory())
    throw fail('file-missing', { file: directory, message: 'There is no embedded database in the data directory' });
}

const EXAMPLES = `
Example:
  $ cleanpath migrate-database --data /var/lib/cleanpath --database-url postgresql://cleanpath@db.example/cleanpath

Exit codes: 0 copied · 1 not copied, the target is as empty as before`;

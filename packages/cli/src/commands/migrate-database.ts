import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { fail } from '@cleanpath/model';
import type { StorePlace } from '@cleanpath/store';
import { count, EXIT_DONE, say, sayJson, type Io } from '../io.js';
import { readConfig, withServerOptions, withoutPassword, type ServerOptions } from '../server-options.js';
import { progressOn } from '../terminal/progress.js';
import { ink, streamStyle } from '../terminal/style.js';

interface MigrateOptions extends ServerOptions {
  readonly toEmbedded?: boolean;
  readonly json?: boolean;
}

export function migrateDatabaseCommand(io: Io, exit: (code: number) => void): Command {
  return withServerOptions(new Command('migrate-database'))
    .summary('move the embedded database to a PostgreSQL server, or back')
    .description(
      'Copy everything from the embedded database of the data directory to an empty PostgreSQL database and compare the checksums of every table before the copy becomes visible. The source stays as it is. Stop the server first.',
    )
    .option('--to-embedded', 'the other way: from PostgreSQL into a data directory without a database')
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async ({ json, toEmbedded, ...server }: MigrateOptions) => {
      const { data, databaseUrl } = await readConfig(io, server);
      if (databaseUrl === undefined)
        throw fail('usage-invalid', { message: 'Name the PostgreSQL database with --database-url' });
      const { migrateDatabase, openStore } = await import('@cleanpath/store');
      const embedded: Place = { place: { dataDir: data }, name: data };
      const postgresql: Place = { place: { databaseUrl }, name: withoutPassword(databaseUrl) };
      const [source, target] = toEmbedded ? [postgresql, embedded] : [embedded, postgresql];
      // Opening would make an empty database where there is none.
      if (!toEmbedded) await requireEmbedded(data);
      const progress = progressOn(io.err);
      const from = await openStore(source.place);
      try {
        const to = await openStore(target.place);
        try {
          const result = await migrateDatabase(from, to, {
            onProgress: ({ done, total, table }) => progress.report(`Copying ${table}`, done, total),
          });
          progress.end();
          if (json) sayJson(io, { from: source.name, to: target.name, ...result });
          else {
            const copied = ink(streamStyle(io.out, io.env), 'teal', '● copied');
            say(io, `${copied}  ${count(result.rows, 'row')}, every table compared → ${target.name}`);
            say(io, `  Next       ${nextStep(data, toEmbedded)}`);
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

interface Place {
  readonly place: StorePlace;
  /** For people: without a password. */
  readonly name: string;
}

function nextStep(data: string, toEmbedded: boolean | undefined): string {
  const file = join(data, 'cleanpath.yaml');
  return toEmbedded
    ? `remove databaseUrl from ${file} (and DATABASE_URL) and start the server again`
    : `set databaseUrl in ${file} and start the server again`;
}

async function requireEmbedded(data: string): Promise<void> {
  const directory = join(data, 'database');
  if (!(await stat(directory).catch(() => undefined))?.isDirectory())
    throw fail('file-missing', { file: directory, message: 'There is no embedded database in the data directory' });
}

const EXAMPLES = `
Examples:
  $ cleanpath migrate-database --data /var/lib/cleanpath \\
      --database-url postgresql://cleanpath@db.example/cleanpath
  $ cleanpath migrate-database --to-embedded --data new-data \\
      --database-url postgresql://cleanpath@db.example/cleanpath

Exit codes: 0 copied · 1 not copied, the target is as empty as before`;

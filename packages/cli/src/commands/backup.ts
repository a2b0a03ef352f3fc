import { Command } from 'commander';
import { count, EXIT_DONE, say, sayJson, type Io } from '../io.js';
import { placeOf, readConfig, withServerOptions, type ServerOptions } from '../server-options.js';
import { progressOn } from '../terminal/progress.js';
import { ink, streamStyle, wrap } from '../terminal/style.js';

export function backupCommand(io: Io, exit: (code: number) => void): Command {
  return withServerOptions(new Command('backup'))
    .summary('write everything the database holds to one file')
    .description(
      'Write all networks, assessments, people and the audit trail to one compressed file with checksums. The embedded database must not be in use: stop the server first. A PostgreSQL server may be in use.',
    )
    .argument('<file>', 'file to write, as cleanpath.backup.gz; it appears whole or not at all')
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, { json, ...server }: ServerOptions & { json?: boolean }) => {
      const config = await readConfig(io, server);
      const { backupStore, openStore } = await import('@cleanpath/store');
      const progress = progressOn(io.err);
      const store = await openStore(placeOf(config));
      try {
        const result = await backupStore(store, file, {
          onProgress: ({ done, total, table }) => progress.report(`Writing ${table}`, done, total),
        });
        progress.end();
        if (json) sayJson(io, { file, ...result });
        else {
          const style = streamStyle(io.out, io.env);
          const size = `${(result.bytes / 1e6).toFixed(1)} MB`;
          say(io, `${ink(style, 'teal', '● written')}  ${count(result.rows, 'row')}, ${size} → ${file}`);
          say(io, wrap(style, KEY, '             ', '  Notice     '));
        }
      } finally {
        progress.end();
        await store.close();
      }
      exit(EXIT_DONE);
    });
}

const KEY =
  'The key that opens stored one-time-code secrets is not in it: keep secret.key of the data directory (or CLEANPATH_SECRET_KEY) in another safe place.';

const EXAMPLES = `
Examples:
  $ cleanpath backup --data /var/lib/cleanpath /backup/cleanpath-2026-06-30.gz
  $ cleanpath backup cleanpath.gz \\
      --database-url postgresql://cleanpath@db.example/cleanpath

Exit codes: 0 written · 1 not written, nothing left behind`;

import { Command } from 'commander';
import { fail } from '@cleanpath/model';
import type { Config, RunningServer } from '@cleanpath/server';
import { EXIT_DONE, EXIT_FAILED, say, type Io } from '../io.js';
import { freePort } from '../free-port.js';
import { wholeNumber } from '../options.js';
import { readConfig, withServerOptions, withoutPassword, type ServerOptions } from '../server-options.js';
import { ink, streamStyle, wrap } from '../terminal/style.js';

interface ServeOptions extends ServerOptions {
  readonly port?: number;
  readonly host?: string;
  readonly nextPort?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ cleanpath serve --data /var/lib/cleanpath --port 7100
  $ cleanpath serve --data data \\
      --database-url postgresql://cleanpath@db.example/cleanpath
  $ CLEANPATH_ORIGIN=https://cleanpath.example \\
      cleanpath serve --config /etc/cleanpath/cleanpath.yaml

The log goes to standard error, one JSON object a line. SIGTERM or Ctrl-C ends
it after what runs has finished; a second one ends it at once.
Exit codes: 0 ended as asked · 1 it could not start, or failed`;

export function serveCommand(io: Io, exit: (code: number) => void): Command {
  return withServerOptions(new Command('serve'))
    .summary('run the console and the API')
    .description('Run the platform: console, API, jobs and database, in one process.')
    .option('--port <number>', 'port to listen on (default: 7100); 0 for any free one', wholeNumber('--port', 0, 65535))
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
    .option('--next-port', 'take the next free port when the port is busy')
    .option('--quiet', 'log warnings and errors only')
    .option('--json', 'print where it listens as one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ServeOptions) => {
      const { port: wanted, host, nextPort, quiet, json, ...server } = options;
      const flags = { host, port: wanted, ...(quiet ? { logLevel: 'warn' } : {}) };
      let config = await readConfig(io, server, flags);
      if (nextPort) config = { ...config, port: await freePort(config.host, config.port) };
      const { createLogger, startServer } = await import('@cleanpath/server');
      const stopping = stopSignal();
      const log = createLogger(config, { write: (line) => void io.err.write(line) });
      let failed: Error | undefined;
      try {
        const running = await startServer(config, { log });
        if (json) say(io, JSON.stringify(await facts(running, config)));
        else await tell(io, running, config);
        failed = await stopping.asked;
        if (!json) say(io, '  Ending: what runs finishes first; once more ends at once');
        await running.close();
      } finally {
        stopping.over();
      }
      if (failed) throw fail('internal-error', { message: failed.message }, failed);
      exit(EXIT_DONE);
    });
}

interface Stopping {
  /** Settles when asked to end, with the error where an error is why. */
  readonly asked: Promise<Error | undefined>;
  over(): void;
}

/** SIGTERM, SIGINT or an error nobody handled ends the server; a second signal ends the process at once. */
function stopSignal(): Stopping {
  let times = 0;
  let settle: (error?: Error) => void;
  const asked = new Promise<Error | undefined>((resolve) => (settle = resolve));
  const signalled = (): void => {
    if (++times > 1) process.exit(EXIT_FAILED);
    settle();
  };
  const failed = (error: Error): void => {
    if (++times > 1) process.exit(EXIT_FAILED);
    settle(error);
  };
  process.on('SIGTERM', signalled).on('SIGINT', signalled).on('uncaughtException', failed);
  return {
    asked,
    over: () => void process.off('SIGTERM', signalled).off('SIGINT', signalled).off('uncaughtException', failed),
  };
}

async function facts({ url, setupLink, platform }: RunningServer, config: Config): Promise<object> {
  const { isLoopback } = await import('@cleanpath/server');
  return {
    url,
    ...(setupLink === undefined ? {} : { setupLink }),
    database: platform.store.description,
    data: config.data,
    powerLossSafe: !platform.store.embedded,
    encrypted: isLoopback(config.host) || (config.origin?.startsWith('https:') ?? false),
  };
}

async function tell(io: Io, { url, setupLink, platform }: RunningServer, config: Config): Promise<void> {
  const { isLoopback } = await import('@cleanpath/server');
  const style = streamStyle(io.out, io.env);
  const { store } = platform;
  const where = config.databaseUrl === undefined ? config.data : withoutPassword(config.databaseUrl);
  say(
    io,
    `${ink(style, 'teal', '●')} Cleanpath listens on ${ink(style, 'bold', config.origin ?? url)}   (Ctrl-C ends)`,
  );
  say(io, `  Database   ${store.description}, ${where}`);
  if (store.embedded) say(io, wrap(style, EMBEDDED, '             ', '  Notice     '));
  if (!isLoopback(config.host) && config.origin === undefined)
    say(io, wrap(style, OPEN_WITHOUT_ORIGIN, '             ', '  Notice     '));
  if (setupLink !== undefined) {
    say(io, '\n  The first administrator is made with this link, which works once and for a day:');
    say(io, `  ${ink(style, 'bold', setupLink)}\n`);
  }
}

const EMBEDDED =
  'The embedded database survives crashes of the process, but not the loss of power. Use PostgreSQL in production; “cleanpath backup” writes a copy.';

const OPEN_WITHOUT_ORIGIN =
  'It is reachable from other machines without encryption. Put a reverse proxy with TLS before it and set “origin”; browsers sign in over https only.';

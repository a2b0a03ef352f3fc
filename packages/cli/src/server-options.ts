import type { Command } from 'commander';
import type { Config } from '@cleanpath/server';
import type { StorePlace } from '@cleanpath/store';
import type { Io } from './io.js';

export interface ServerOptions {
  readonly data?: string;
  readonly databaseUrl?: string;
  readonly config?: string;
}

/** Options of every command that needs the configuration of the server. */
export function withServerOptions(command: Command): Command {
  return command
    .option('--data <directory>', 'data directory (default: that of the configuration, else ./data)')
    .option('--database-url <url>', 'PostgreSQL server, instead of the embedded database')
    .option('--config <file>', 'configuration (default: cleanpath.yaml in the data directory)');
}

/** The configuration as `serve` would read it. The server is loaded here only: other commands start without it. */
export async function readConfig(
  io: Io,
  { config, ...flags }: ServerOptions,
  more: Partial<Record<keyof Config, unknown>> = {},
): Promise<Config> {
  const { loadConfig } = await import('@cleanpath/server');
  return loadConfig({ file: config, env: io.env, flags: { ...flags, ...more } });
}

export function placeOf(config: Config): StorePlace {
  return config.databaseUrl === undefined ? { dataDir: config.data } : { databaseUrl: config.databaseUrl };
}

/** A database address without its password, for people. */
export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:/@]*):[^@]*@/, '$1:…@');
}

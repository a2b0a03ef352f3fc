import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { fail, type Dossier } from '@cleanpath/model';
import { exportGraphml, exportRfc8345 } from '@cleanpath/formats';
import { EXIT_DONE, say, type Io } from '../io.js';
import { readDossier } from '../read-dossier.js';
import { progressOn } from '../terminal/progress.js';

interface ExportFormat {
  readonly id: string;
  readonly title: string;
  readonly extension: string;
  readonly write: (dossier: Dossier) => Iterable<string>;
}

const EXPORT_FORMATS: readonly ExportFormat[] = [
  { id: 'graphml', title: 'GraphML 1.0, for graph tools', extension: 'graphml', write: exportGraphml },
  { id: 'rfc8345', title: 'RFC 8345 network topology JSON', extension: 'json', write: exportRfc8345 },
];

export function exportCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('export')
    .summary('write a dossier in another format')
    .description('Write the network of a dossier in another format.');
  for (const format of EXPORT_FORMATS) {
    command.addCommand(
      new Command(format.id)
        .summary(format.title)
        .description(`${format.title}.`)
        .argument('<dossier>', 'directory or archive')
        .requiredOption('--out <file>', 'file to write')
        .addHelpText(
          'after',
          `\nExample:\n  $ cleanpath export ${format.id} examples/nation --out network.${format.extension}`,
        )
        .action(async (path: string, options: { out: string }) => {
          const progress = progressOn(io.err);
          const { dossier } = await readDossier(path, progress).finally(() => progress.end());
          const partial = `${options.out}.partial`;
          try {
            await pipeline(Readable.from(format.write(dossier)), createWriteStream(partial, { flush: true }));
            await rename(partial, options.out);
          } catch (cause) {
            await rm(partial, { force: true });
            throw fail(
              'write-failed',
              { file: options.out, message: `The file could not be written: ${(cause as Error).message}` },
              cause,
            );
          }
          say(io, `● exported  ${options.out}`);
          exit(EXIT_DONE);
        }),
    );
  }
  return command;
}

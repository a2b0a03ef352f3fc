import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { runAssessment, writeOutputs } from '@cleanpath/assessment';
import { EXIT_DONE, EXIT_INVALID_DOSSIER, say, sayProblems, type Io } from '../io.js';
import { wholeNumber } from '../options.js';
import { serveDirectory } from '../serve-directory.js';
import { progressOn } from '../terminal/progress.js';
import { ink, streamStyle } from '../terminal/style.js';
import { verdictText } from '../terminal/verdict.js';

const EXAMPLE = fileURLToPath(new URL('../../../../examples/nation', import.meta.url));

/** Port tried first; the next free one is taken when it is busy. */
const DEFAULT_PORT = 7100;

interface DemoOptions {
  readonly data: string;
  readonly port: number;
  readonly once?: boolean;
}

export function demoCommand(io: Io, exit: (code: number) => void): Command {
  return new Command('demo')
    .summary('assess the example nation and serve its report')
    .description('Assess the example nation, print the verdict, write the report and serve it on this machine only.')
    .option('--data <directory>', 'where results are kept between runs', 'data')
    .option('--port <number>', 'port to serve on; 0 for any free one', wholeNumber('--port', 0, 65535), DEFAULT_PORT)
    .option('--once', 'exit after the report is written')
    .addHelpText('after', '\nExample:\n  $ cleanpath demo --once')
    .action(async (options: DemoOptions) => {
      const progress = progressOn(io.err);
      const run = await runAssessment(EXAMPLE, {
        today: new Date().toISOString().slice(0, 10),
        onProgress: (phase, done, total) => progress.report(phase, done, total),
      }).finally(() => progress.end());
      if (!run.result) {
        sayProblems(io, run.problems);
        exit(EXIT_INVALID_DOSSIER);
        return;
      }
      const { assessment } = run.result;
      // One directory per content hash: earlier results stay, and equal inputs find the same place again.
      const directory = join(options.data, 'assessments', assessment.network.id, assessment.contentHash.slice(0, 16));
      await mkdir(directory, { recursive: true });
      const written = await writeOutputs(directory, run.result);
      const style = streamStyle(io.out, io.env);
      say(io, verdictText(assessment, style));
      say(io, `  Report     ${relative(process.cwd(), written.report) || written.report}`);
      exit(EXIT_DONE);
      if (options.once) return;
      const served = await serveDirectory(directory, options.port);
      say(io, `  Open       ${ink(style, 'bold', served.url)}   (Ctrl-C ends)`);
      await served.closed;
    });
}

import { Command } from 'commander';
import { canonicalJson, hasErrors } from '@cleanpath/model';
import { runAssessment, writeOutputs } from '@cleanpath/assessment';
import { EXIT_DONE, EXIT_INVALID_DOSSIER, say, sayJson, sayProblems, type Io } from '../io.js';
import { calendarDate } from '../options.js';
import { progressOn } from '../terminal/progress.js';
import { streamStyle } from '../terminal/style.js';
import { verdictText } from '../terminal/verdict.js';

interface AssessOptions {
  readonly json?: boolean;
  readonly out?: string;
  readonly asOf?: string;
  readonly policy?: string;
  readonly catalogs?: string;
}

export function assessCommand(io: Io, exit: (code: number) => void): Command {
  return new Command('assess')
    .summary('say which services have a clean path, and why not')
    .description('Assess a dossier: decide on suppliers from evidence, find clean paths, name what blocks the others.')
    .argument('<dossier>', 'directory or archive')
    .option('--out <directory>', 'write report.html, assessment.json and CSV tables there')
    .option('--json', 'print the assessment as one canonical JSON document (RFC 8785)')
    .option(
      '--as-of <date>',
      'assess as of this date (default: that of the dossier, else today)',
      calendarDate('--as-of'),
    )
    .option('--policy <file>', 'use this policy instead of that of the dossier')
    .option('--catalogs <directory>', 'use these catalogs instead of the shipped ones')
    .addHelpText('after', '\nExample:\n  $ cleanpath assess examples/nation --out result')
    .action(async (path: string, options: AssessOptions) => {
      const progress = progressOn(io.err);
      const run = await runAssessment(path, {
        today: new Date().toISOString().slice(0, 10),
        ...options,
        onProgress: (phase, done, total) => progress.report(phase, done, total),
      }).finally(() => progress.end());
      if (!run.result) {
        if (options.json) sayJson(io, { dossier: path, valid: false, problems: run.problems });
        else sayProblems(io, run.problems);
        exit(EXIT_INVALID_DOSSIER);
        return;
      }
      const written = options.out === undefined ? undefined : await writeOutputs(options.out, run.result);
      if (options.json) {
        // The canonical document: the same bytes as assessment.json and as the API gives.
        say(io, canonicalJson(run.result.assessment));
      } else {
        if (hasErrors(run.problems)) sayProblems(io, run.problems);
        say(io, verdictText(run.result.assessment, streamStyle(io.out, io.env)));
        say(
          io,
          written === undefined
            ? `  Report     add --out <directory> to write it\n`
            : `  Report     ${written.report}\n`,
        );
      }
      exit(EXIT_DONE);
    });
}

import { Command } from 'commander';
import { hasErrors } from '@cleanpath/model';
import { checkDossier } from '@cleanpath/formats';
import { EXIT_DONE, EXIT_INVALID_DOSSIER, count, say, sayJson, sayProblems, type Io } from '../io.js';
import { progressOn } from '../terminal/progress.js';
import { ink, streamStyle } from '../terminal/style.js';

export function checkCommand(io: Io, exit: (code: number) => void): Command {
  return new Command('check')
    .summary('find every problem of a dossier')
    .description(
      'Read a dossier (directory, .zip, .tar.gz) and report every problem in one pass, with place and remedy.',
    )
    .argument('<dossier>', 'directory or archive')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ cleanpath check examples/nation')
    .action(async (path: string, options: { json?: boolean }) => {
      const progress = progressOn(io.err);
      const { problems, files } = await checkDossier(path, {
        onProgress: ({ phase, done, total }) => progress.report(PHASES[phase], done, total),
      }).finally(() => progress.end());
      const valid = !hasErrors(problems);
      if (options.json) {
        sayJson(io, { dossier: path, valid, problems, files });
      } else {
        sayProblems(io, problems);
        const style = streamStyle(io.out, io.env);
        const rows = files.reduce((sum, file) => sum + (file.rows ?? 0), 0);
        const warnings = problems.length === 0 ? 'no problems' : count(problems.length, 'warning');
        if (valid)
          say(
            io,
            `${ink(style, 'teal', '● valid')}  ${count(files.length, 'file')}, ${count(rows, 'record')}, ${warnings}`,
          );
        else
          say(
            io,
            `${ink(style, 'vermilion', '▲ not valid')}  nothing can be assessed before the errors above are mended`,
          );
      }
      exit(valid ? EXIT_DONE : EXIT_INVALID_DOSSIER);
    });
}

export const PHASES = { open: 'Opening', read: 'Reading', check: 'Checking' } as const;

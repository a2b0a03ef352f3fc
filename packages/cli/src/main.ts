import { CleanpathError, problem, type Problem } from '@cleanpath/model';
import { CommanderError } from 'commander';
import { EXIT_FAILED, EXIT_INVALID_DOSSIER, processIo, sayJson, sayProblems, type Io } from './io.js';
import { makeProgram } from './program.js';
import { InvalidDossierError } from './read-dossier.js';

/** Runs one command and gives its exit code; everything it says goes to `io`. */
export async function main(argv: readonly string[], io: Io = processIo): Promise<number> {
  let exitCode = 0;
  try {
    const program = makeProgram(io, (code) => {
      exitCode = code;
    });
    await program.parseAsync(argv.length === 0 ? ['--help'] : [...argv], { from: 'user' });
    return exitCode;
  } catch (cause) {
    return report(cause, argv, io);
  }
}

/** Every failure ends as a problem of the catalogue on standard error (or as JSON), never as a stack trace. */
function report(cause: unknown, argv: readonly string[], io: Io): number {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : EXIT_FAILED;
  const problems = cause instanceof CleanpathError ? cause.problems : [unexpected(cause)];
  if (argv.includes('--json')) sayJson(io, { problems });
  else sayProblems(io, problems);
  if (io.env['CLEANPATH_DEBUG'] !== undefined && cause instanceof Error) io.err.write(`${cause.stack ?? ''}\n`);
  return cause instanceof InvalidDossierError ? EXIT_INVALID_DOSSIER : EXIT_FAILED;
}

function unexpected(cause: unknown): Problem {
  return problem('internal-error', { message: cause instanceof Error ? cause.message : String(cause) });
}

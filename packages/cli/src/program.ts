import { Command } from 'commander';
import { ENGINE_VERSION } from '@cleanpath/assessment';
import { assessCommand } from './commands/assess.js';
import { backupCommand } from './commands/backup.js';
import { checkCommand } from './commands/check.js';
import { demoCommand } from './commands/demo.js';
import { explainCommand } from './commands/explain.js';
import { exportCommand } from './commands/export.js';
import { importCommand } from './commands/import.js';
import { migrateDatabaseCommand } from './commands/migrate-database.js';
import { restoreCommand } from './commands/restore.js';
import { serveCommand } from './commands/serve.js';
import type { Io } from './io.js';

const EXAMPLES = `
Examples:
  $ cleanpath assess examples/nation               who has a clean path, who has not, and why
  $ cleanpath assess examples/nation --out result  … with report.html, assessment.json and CSV tables
  $ cleanpath check my-network.zip                 every problem of a dossier, with place and remedy
  $ cleanpath import graphml backbone.graphml --into my-network
  $ cleanpath explain demand emergency-north examples/nation
  $ cleanpath serve --data /var/lib/cleanpath      the console and the API for everybody else

Exit codes: 0 done · 2 the dossier is not valid · 1 anything else`;

const COMMANDS = [
  checkCommand,
  assessCommand,
  explainCommand,
  importCommand,
  exportCommand,
  demoCommand,
  serveCommand,
  backupCommand,
  restoreCommand,
  migrateDatabaseCommand,
];

/** The whole command line; `exit` receives the exit code of the command that ran. */
export function makeProgram(io: Io, exit: (code: number) => void): Command {
  const program = new Command('cleanpath')
    .description('Assess the trust of a 5G or 6G network: which services have a clean path, and why not.')
    .version(ENGINE_VERSION, '-v, --version', 'print the version')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(--help shows how to use this command)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
    });
  for (const make of COMMANDS) {
    program.addCommand(inherit(make(io, exit), program));
  }
  return program;
}

function inherit(command: Command, program: Command): Command {
  command.copyInheritedSettings(program);
  for (const sub of command.commands) inherit(sub, program);
  return command;
}

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { fail, type Dossier, type Problem } from '@cleanpath/model';
import {
  builderSink,
  DossierBuilder,
  IMPORT_FORMATS,
  importInto,
  manifestOf,
  writeDossier,
  type ImportFormat,
  type ImportInput,
  type ImportOption,
  type ImportReport,
  type OptionValue,
} from '@cleanpath/formats';
import { count, EXIT_DONE, EXIT_FAILED, say, sayJson, sayProblems, type Io } from '../io.js';
import { wholeNumber } from '../options.js';
import { readDossier } from '../read-dossier.js';
import { progressOn, type Progress } from '../terminal/progress.js';
import { ink, streamStyle, wrap } from '../terminal/style.js';

interface CommonOptions {
  readonly into: string;
  readonly networkName?: string;
  readonly json?: boolean;
  readonly seed: number;
  readonly syntheticSuppliers?: number;
  readonly syntheticDemands?: number;
}

const MAX_SYNTHETIC = 100_000;

export function importCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('import')
    .summary('turn a network description into a dossier')
    .description('Read files of another tool or publisher into a dossier. An existing dossier is added to.')
    .addHelpText('after', `\nExamples:\n${IMPORT_FORMATS.map((format) => `  $ ${format.example}`).join('\n')}`);
  for (const format of IMPORT_FORMATS) command.addCommand(formatCommand(format, io, exit));
  return command;
}

function formatCommand(format: ImportFormat, io: Io, exit: (code: number) => void): Command {
  const command = new Command(format.id)
    .summary(format.title)
    .description(`${format.reads}.`)
    .argument('<files...>', 'files to read; .gz is unpacked')
    .requiredOption('--into <dossier>', 'dossier directory to create or add to')
    .option('--network-name <name>', 'name of the network (default: that of the first file)')
    .option('--json', 'print the import report as one JSON document');
  for (const option of format.options) command.addOption(formatOption(option));
  return command
    .option(
      '--synthetic-suppliers <n>',
      'assign made-up suppliers where none is named (labelled synthetic)',
      wholeNumber('--synthetic-suppliers', 1, 1000),
    )
    .option(
      '--synthetic-demands <n>',
      'add made-up demands (labelled synthetic)',
      wholeNumber('--synthetic-demands', 1, MAX_SYNTHETIC),
    )
    .option('--seed <n>', 'seed of everything made up', wholeNumber('--seed', 0, 0xffffffff), 1)
    .addHelpText('after', () => `\nExample:\n  $ ${format.example}\n\nWhat to know:\n${toKnow(format, io)}`)
    .action(async (files: string[], options: CommonOptions) => {
      const progress = progressOn(io.err);
      const outcome = await importFiles(format, files, options, progress).finally(() => progress.end());
      if (options.json) sayJson(io, { ...outcome.report, ok: outcome.written, into: options.into });
      else tell(io, outcome, options.into);
      exit(outcome.written ? EXIT_DONE : EXIT_FAILED);
    });
}

function toKnow({ traps }: ImportFormat, io: Io): string {
  const style = streamStyle(io.out, io.env);
  return traps.map((trap) => wrap(style, trap, '    ', '  · ')).join('\n');
}

interface Outcome {
  readonly report: ImportReport;
  readonly problems: readonly Problem[];
  readonly written: boolean;
}

async function importFiles(
  format: ImportFormat,
  files: readonly string[],
  options: CommonOptions,
  progress: Progress,
): Promise<Outcome> {
  const inputs = await Promise.all(files.map(openInput));
  const existing = await existingDossier(options.into, progress);
  const builder = new DossierBuilder();
  const sink = builderSink(builder);
  progress.report(`Reading ${count(files.length, 'file')}`);
  const { report, ok, national } = await importInto(inputs, sink, {
    format: format.id,
    options: Object.fromEntries(
      format.options.map((option) => [
        option.name,
        (options as unknown as Record<string, OptionValue | undefined>)[camel(option.name)],
      ]),
    ),
    ...(existing === undefined ? {} : { existing }),
    onProgress: (phase, done, total) => progress.report(phase, done, total),
    synthetic: {
      seed: options.seed,
      // Invented evidence looks back from the date the dossier is assessed for.
      ...(existing?.manifest.asOf === undefined ? {} : { asOf: existing.manifest.asOf }),
      ...(options.syntheticSuppliers === undefined ? {} : { suppliers: options.syntheticSuppliers }),
      ...(options.syntheticDemands === undefined ? {} : { demands: options.syntheticDemands }),
    },
  });
  if (!ok) return { report, problems: sink.findings, written: false };
  const made = national !== undefined || options.syntheticSuppliers !== undefined;
  builder.setManifest(manifestOf({ existing: existing?.manifest, sink, files, made, name: options.networkName }));
  progress.report('Checking');
  const built = builder.finish();
  if (!built.dossier) return { report, problems: built.problems, written: false };
  progress.report('Writing');
  await writeDossier(built.dossier, options.into, { overwrite: existing !== undefined });
  return { report, problems: [...sink.findings, ...built.problems], written: true };
}

async function openInput(file: string): Promise<ImportInput> {
  const info = await stat(file).catch((cause: unknown) => {
    throw fail('file-unreadable', { file, message: 'The file cannot be read' }, cause);
  });
  if (!info.isFile()) throw fail('file-unreadable', { file, message: 'This is not an ordinary file' });
  return { name: basename(file), data: createReadStream(file) };
}

/** The dossier to add to, or undefined where there is none yet. */
async function existingDossier(path: string, progress: Progress): Promise<Dossier | undefined> {
  if ((await stat(path).catch(() => undefined)) === undefined) return undefined;
  return (await readDossier(path, progress)).dossier;
}

function tell(io: Io, { report, problems, written }: Outcome, into: string): void {
  const style = streamStyle(io.out, io.env);
  // Assumptions are said below in the words of the report.
  sayProblems(
    io,
    problems.filter(({ code }) => code !== 'import-assumption'),
  );
  if (!written) {
    say(io, `${ink(style, 'vermilion', '▲ not imported')}  nothing was written; mend the errors above and try again`);
    return;
  }
  const { counts } = report;
  const figures = [
    count(counts.elements, 'element'),
    count(counts.relations, 'relation'),
    count(counts.suppliers, 'supplier'),
    count(counts.demands, 'demand'),
  ].join(', ');
  say(io, `${ink(style, 'teal', '● imported')}  ${figures} → ${into}`);
  for (const [what, n] of Object.entries(report.tallies)) say(io, `    ${what}: ${n.toLocaleString('en-GB')}`);
  for (const text of report.assumptions) say(io, wrap(style, `Assumed: ${text}`, '    '));
  say(io, `  Next       cleanpath assess ${into}`);
}

/** Longer lists of choices are checked by the format and documented in the reference, not printed in the help. */
const LISTED_CHOICES = 8;

function formatOption(option: ImportOption): Option {
  const flag =
    option.type === 'boolean'
      ? option.default === true
        ? `--no-${option.name}`
        : `--${option.name}`
      : `--${option.name} <${option.type === 'integer' ? 'n' : 'value'}>`;
  const made = new Option(flag, option.description);
  if (option.type === 'boolean') return made;
  if (option.choices && option.choices.length <= LISTED_CHOICES) made.choices(option.choices);
  return made.default(option.default);
}

function camel(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

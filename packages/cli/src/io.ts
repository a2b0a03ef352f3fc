import { hasErrors, placeText, type Problem } from '@cleanpath/model';
import { ink, streamStyle, wrap, type Style } from './terminal/style.js';

/** Exit codes scripts rely on. */
export const EXIT_DONE = 0;
export const EXIT_FAILED = 1;
export const EXIT_INVALID_DOSSIER = 2;

/** Where a command writes; tests pass their own. */
export interface Io {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
}

export const processIo: Io = { out: process.stdout, err: process.stderr, env: process.env };

export function say(io: Io, text: string): void {
  io.out.write(`${text}\n`);
}

/** One JSON document on standard output. */
export function sayJson(io: Io, value: unknown): void {
  io.out.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Problems of one kind shown in full before the rest of them is counted, and kinds shown at all. */
const SHOWN_ALIKE = 3;
const SHOWN_KINDS = 20;

/** Problems for a person, errors first, alike ones together: a hundred lines of the same hide the one that differs. */
export function sayProblems(io: Io, problems: readonly Problem[]): void {
  const style = streamStyle(io.err, io.env);
  const kinds = [...groupAlike(problems)].sort(
    ([a], [b]) => Number(b!.severity === 'error') - Number(a!.severity === 'error'),
  );
  for (const alike of kinds.slice(0, SHOWN_KINDS)) {
    for (const item of alike.slice(0, SHOWN_ALIKE)) io.err.write(`${problemText(style, item)}\n`);
    if (alike.length > SHOWN_ALIKE)
      io.err.write(
        `    … and ${(alike.length - SHOWN_ALIKE).toLocaleString('en-GB')} more like this; --json lists all\n`,
      );
  }
  if (kinds.length > SHOWN_KINDS)
    io.err.write(`  … and ${count(kinds.length - SHOWN_KINDS, 'more kind')} of problem; --json lists all\n`);
  const errors = problems.filter((item) => item.severity === 'error').length;
  if (hasErrors(problems)) io.err.write(`${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}\n`);
}

/** Problems of one code with one remedy, in the order they were found. */
function groupAlike(problems: readonly Problem[]): Iterable<Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const item of problems) {
    const key = `${item.code}|${item.file ?? ''}|${item.remedy}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups.values();
}

export function problemText(style: Style, item: Problem): string {
  const place = placeText(item);
  const head = `${item.severity === 'error' ? ink(style, 'vermilion', '✗ error') : ink(style, 'grey', '! warning')} ${ink(style, 'dim', item.code)}${place === '' ? '' : `  ${ink(style, 'bold', place)}`}`;
  const value =
    item.value === undefined || item.message.includes(item.value) ? '' : ` (found: ${printable(item.value)})`;
  return `${head}\n${wrap(style, printable(item.message) + value, '    ')}\n${wrap(style, printable(item.remedy), '      ', '    → ')}`;
}

/** Names come from files: control characters must not reach a terminal. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- removing control characters is the purpose
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en-GB')} ${noun}${n === 1 ? '' : 's'}`;
}

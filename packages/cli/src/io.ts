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

/** Problems shown in full on a terminal before the rest is only counted. */
const SHOWN_PROBLEMS = 30;

export function sayProblems(io: Io, problems: readonly Problem[]): void {
  const style = streamStyle(io.err, io.env);
  const ordered = [...problems].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  for (const item of ordered.slice(0, SHOWN_PROBLEMS)) io.err.write(`${problemText(style, item)}\n`);
  const left = ordered.length - SHOWN_PROBLEMS;
  if (left > 0) io.err.write(`  … and ${left} more; use --json for all of them\n`);
  const errors = problems.filter((item) => item.severity === 'error').length;
  const warnings = problems.length - errors;
  if (hasErrors(problems)) io.err.write(`${count(errors, 'error')}, ${count(warnings, 'warning')}\n`);
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

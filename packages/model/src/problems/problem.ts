import { PROBLEMS, type ProblemCode } from './catalog.js';

/** Where a problem or a fact sits in its source. Lines and columns count from 1; `pointer` is a JSON pointer (RFC 6901). */
export interface SourcePlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly pointer?: string;
}

export interface Problem extends SourcePlace {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** What is wrong, in one sentence, without the place. */
  readonly message: string;
  readonly remedy: string;
  /** The offending value, shortened. */
  readonly value?: string;
}

export interface ProblemDetails extends SourcePlace {
  readonly message?: string;
  readonly remedy?: string;
  readonly value?: unknown;
}

/** Longest value repeated in a problem, in characters: enough to recognise it, too little to flood a report. */
const MAX_VALUE_LENGTH = 120;

/** Makes a problem of the catalogue; message and remedy default to the catalogue's. */
export function problem(code: ProblemCode, details: ProblemDetails = {}): Problem {
  const info = PROBLEMS[code];
  const { message, remedy, value, ...place } = details;
  return {
    code,
    severity: info.severity,
    message: message ?? info.title,
    remedy: remedy ?? info.remedy,
    ...(value === undefined ? {} : { value: showValue(value) }),
    ...place,
  };
}

/** The one error class of Cleanpath: carries catalogue problems; the first gives code and message. */
export class CleanpathError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], options?: { cause?: unknown }) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list[0]?.message ?? 'Unknown problem', options);
    this.name = 'CleanpathError';
    this.problems = list;
  }

  get code(): ProblemCode {
    return this.problems[0]?.code ?? 'internal-error';
  }
}

/** Shorthand for a single-problem error. */
export function fail(code: ProblemCode, details: ProblemDetails = {}, cause?: unknown): CleanpathError {
  return new CleanpathError(problem(code, details), cause === undefined ? undefined : { cause });
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((p) => p.severity === 'error');
}

/** `file:line:column` as far as known, or an empty string. */
export function placeText(place: SourcePlace): string {
  let text = place.file ?? '';
  if (place.line !== undefined) text += `:${place.line}`;
  if (place.line !== undefined && place.column !== undefined) text += `:${place.column}`;
  if (place.line === undefined && place.pointer !== undefined) text += `#${place.pointer}`;
  return text;
}

function showValue(value: unknown): string {
  const text = typeof value === 'string' ? value : ((JSON.stringify(value) as string | undefined) ?? String(value));
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH - 1)}…` : text;
}

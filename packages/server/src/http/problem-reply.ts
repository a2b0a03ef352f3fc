import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { CleanpathError, fail, problem, PROBLEMS, type Problem, type ProblemCode } from '@cleanpath/model';
import type { ProblemBody } from '@cleanpath/api';
import { storageProblem } from '@cleanpath/store';

export const PROBLEM_TYPE = 'application/problem+json';

/** Problems told in one answer; the rest is counted by their lists, not here. */
const MAX_PROBLEMS = 200;

/** The RFC 9457 body of an error, without anything of its stack or its cause. */
export function problemBody(error: CleanpathError, requestId: string): ProblemBody {
  const { code } = error;
  // What went wrong inside is for the log: a message may quote a path, a statement or a value.
  const { problems } = code === 'internal-error' ? fail(code, INTERNAL) : error;
  const first = problems[0] ?? problem(code);
  const info = PROBLEMS[code];
  return {
    type: `urn:cleanpath:problem:${code}`,
    title: info.title,
    status: statusOf(code),
    detail: first.message,
    instance: requestId,
    code,
    remedy: first.remedy,
    ...(tellsMore(problems) ? { problems: problems.slice(0, MAX_PROBLEMS) } : {}),
  };
}

/** Sends any error as problem details; what is not a problem of the catalogue becomes `internal-error` and is logged. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = toCleanpathError(error);
  const status = statusOf(known.code);
  if (status >= 500) request.log.error({ err: known.cause ?? known, code: known.code }, 'request failed');
  const body = problemBody(known, request.id);
  for (const name of OF_THE_ANSWER) reply.removeHeader(name);
  // RFC 9110 §11.6.1: a 401 names a scheme; a browser must not open its own dialog, so never Basic.
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const { retryAfter } = known as { retryAfter?: unknown };
  if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter);
  void reply
    .code(status)
    .header('content-type', PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    // Set again for answers that come before the hooks do.
    .header('x-content-type-options', 'nosniff')
    .send(JSON.stringify(body));
}

export function statusOf(code: ProblemCode): number {
  const { status } = PROBLEMS[code];
  // Warnings of an import carry 200; thrown as an error they mean the request could not be carried out.
  return status < 400 ? 422 : status;
}

/** Any thrown value as a problem of the catalogue. */
export function toCleanpathError(error: unknown): CleanpathError {
  if (error instanceof CleanpathError) return error;
  if (typeof error !== 'object' || error === null) return fail('internal-error', INTERNAL, error);
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error);
  const code = FASTIFY_CODES[(error as FastifyError).code];
  if (code !== undefined) return fail(code, {}, error);
  const status = (error as FastifyError).statusCode;
  if (status !== undefined && status >= 400 && status < 500)
    return fail(STATUS_CODES[status] ?? 'request-invalid', {}, error);
  const stored = storageProblem(error);
  return stored instanceof CleanpathError ? stored : fail('internal-error', INTERNAL, error);
}

/** Set for an answer that failed on its way. */
const OF_THE_ANSWER = ['content-disposition', 'content-encoding', 'content-length', 'etag'];

/** The command of the catalogue's remedy does not exist here; the request id does. */
const INTERNAL = { remedy: 'Try again; if it stays, tell whoever runs this installation the request id.' } as const;

const FASTIFY_CODES: Readonly<Record<string, ProblemCode | undefined>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-unsupported',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request-invalid',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request-invalid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request-invalid',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_NOT_FOUND: 'not-found',
};

const STATUS_CODES: Readonly<Record<number, ProblemCode | undefined>> = {
  404: 'not-found',
  408: 'request-timeout',
  413: 'request-too-large',
  415: 'media-unsupported',
  429: 'too-many-requests',
};

/** Body, query and parameters as they are named in a pointer: `/query/limit`, `/body/name`. */
const PARTS: Readonly<Record<string, string>> = { body: '/body', querystring: '/query', params: '/path', headers: '' };

interface ValidationFailure {
  readonly validation: readonly { readonly instancePath: string; readonly message?: string }[];
  readonly validationContext?: string;
}

function invalidRequest(error: unknown): CleanpathError {
  const { validation, validationContext } = error as ValidationFailure;
  const part = PARTS[validationContext ?? 'body'] ?? '';
  const problems = validation.map((fault): Problem => {
    const pointer = part + fault.instancePath;
    return problem('request-invalid', {
      message: `${pointer === '' ? 'The request' : pointer}: ${fault.message ?? 'not valid'}`,
      pointer,
    });
  });
  return new CleanpathError(problems.length > 0 ? problems : problem('request-invalid'), { cause: error });
}

/** A single problem without a place is told by the body itself. */
function tellsMore(problems: readonly Problem[]): boolean {
  const [first] = problems;
  return problems.length > 1 || (first !== undefined && (first.pointer !== undefined || first.file !== undefined));
}

import * as z from 'zod';
import type { ProblemCode } from '@parkwatch/domain/wire/problems';
import { isRowSecurityViolation, pgCode } from '../db/pg-errors.ts';
import { fieldWords } from './field-words.ts';
import { Problem, problem } from './problem.ts';

/** Errors of Express' own body parsers and router carry a status and often a type (http-errors). */
type HttpError = Error & {
  status?: unknown;
  type?: unknown;
  headers?: Readonly<Record<string, string>>;
};

/** Whatever was thrown, as a refusal. What nobody foresaw is an internal error and says nothing of its cause. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof z.ZodError) return invalid(error, '');
  return databaseProblem(error) ?? httpProblem(error) ?? problem('internal-error');
}

/** Refused input, one entry per field; `where` is the pointer of what the schema was applied to. */
export function invalid(error: z.ZodError, where: string): Problem {
  const errors = error.issues.slice(0, 50).map((issue) => ({
    path: where + pointerOf(issue.path),
    message: fieldWords(issue),
  }));
  return problem('bad-request', { errors });
}

/** JSON pointer (RFC 6901) of a place. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Classes of SQLSTATE in which what was asked is at fault, or the query that we made of it: 21 one row twice in a statement,
 * 22 a value, 23 a constraint, 42 a name or a right, 44 a view's check, 54 a value too large for an index.
 */
const OF_THE_CALL: ReadonlySet<string> = new Set(['21', '22', '23', '42', '44', '54']);

/**
 * A database that can't do now what it is asked (away, read only, full, out of locks, damaged) is not ready, and the call may
 * come again: a gateway throws away what an internal error seems to blame on its data.
 */
function databaseProblem(error: unknown): Problem | undefined {
  if (isRowSecurityViolation(error)) return problem('forbidden');
  const code = pgCode(error);
  // EPIPE and the like look like one of PostgreSQL's codes, which all have a digit.
  if (code === undefined || !/\d/.test(code))
    return isConnectionLoss(error) ? problem('not-ready') : undefined;
  // Such as text with a NUL character, or a number out of range.
  if (code.startsWith('22')) return problem('bad-request');
  return OF_THE_CALL.has(code.slice(0, 2)) ? undefined : problem('not-ready');
}

const LINE_FAULTS: ReadonlySet<unknown> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENETUNREACH', 'EHOSTUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN'],
]);

/** Without a SQLSTATE, since there was nobody to give one: the pool has no connection, or the one in use broke. */
function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, message, cause } = error;
  if (/^SequelizeConnection/.test(name) || /^Connection terminated/.test(message)) return true;
  return LINE_FAULTS.has((error as { code?: unknown }).code) || isConnectionLoss(cause);
}

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  412: 'precondition-failed',
  413: 'too-large',
  415: 'unsupported-media-type',
  416: 'range-not-satisfiable',
  429: 'too-many-requests',
  431: 'headers-too-large',
};
const NO_JSON = { zh: '不是有效的 JSON', en: 'The body is not valid JSON' };

function httpProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { status, type, headers } = error as HttpError;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return problem(BY_STATUS[status] ?? 'bad-request', {
    ...(type === 'entity.parse.failed' ? { detail: NO_JSON } : {}),
    // Such as Content-Range, which says how much there is.
    ...(headers === undefined ? {} : { headers }),
  });
}

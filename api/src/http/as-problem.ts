import * as z from 'zod';
import type { ProblemCode } from '@parkwatch/domain/wire/problems';
import { isRowSecurityViolation, pgCode, QUERY_CANCELED } from '../db/pg-errors.ts';
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

function databaseProblem(error: unknown): Problem | undefined {
  if (isRowSecurityViolation(error)) return problem('forbidden');
  const code = pgCode(error);
  if (code === undefined) {
    return /^SequelizeConnection/.test((error as Error | null)?.name ?? '')
      ? problem('not-ready')
      : undefined;
  }
  // 22: a value that no column takes, such as text with a NUL character, or a number out of range.
  if (code.startsWith('22')) return problem('bad-request');
  const isAway = code.startsWith('08') || code.startsWith('57P') || code.startsWith('53');
  return isAway || code === QUERY_CANCELED ? problem('not-ready') : undefined;
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

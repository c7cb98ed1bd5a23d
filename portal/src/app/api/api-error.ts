import type { ProblemCode, ProblemDetails } from '@parkwatch/domain/wire/problems';

/** Codes of failures that never reached a problem detail of the server. */
export type ClientCode = 'network' | 'bad-answer';

/** Why a call failed: the server's own code, or what went wrong on the way. */
export class ApiError extends Error {
  readonly code: ProblemCode | ClientCode;
  readonly status: number;
  readonly problem: ProblemDetails | undefined;

  constructor(
    code: ProblemCode | ClientCode,
    options: { status?: number; problem?: ProblemDetails; cause?: unknown; message?: string } = {},
  ) {
    super(options.message ?? options.problem?.detail ?? code, { cause: options.cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = options.status ?? 0;
    this.problem = options.problem;
  }
}

/** True when a call was ended by us: a page was left, a newer call replaced it. Not a failure. */
export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

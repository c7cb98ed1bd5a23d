import { PROBLEMS } from '@parkwatch/domain/wire/problems';
import type { ProblemCode, ProblemDetails } from '@parkwatch/domain/wire/problems';
import { ApiError } from './api-error.ts';

/** The error of an answer that is not 2xx. A proxy's HTML page or an unknown code is judged by its status. */
export async function problemFrom(response: Response): Promise<ApiError> {
  const problem = await bodyOf(response);
  const code = codeOf(problem?.code) ?? codeOfStatus(response.status);
  return new ApiError(code, { status: response.status, ...(problem && { problem }) });
}

async function bodyOf(response: Response): Promise<ProblemDetails | undefined> {
  if (!response.headers.get('content-type')?.includes('json')) return undefined;
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as ProblemDetails) : undefined;
  } catch {
    return undefined;
  }
}

function codeOf(code: unknown): ProblemCode | undefined {
  return typeof code === 'string' && code in PROBLEMS ? (code as ProblemCode) : undefined;
}

const byStatus: Record<number, ProblemCode> = {
  400: 'bad-request',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported-media-type',
  423: 'account-locked',
  429: 'too-many-requests',
  502: 'not-ready',
  503: 'not-ready',
  504: 'not-ready',
};

function codeOfStatus(status: number): ProblemCode {
  return byStatus[status] ?? 'internal-error';
}

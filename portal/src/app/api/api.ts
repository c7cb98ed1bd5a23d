import { DOCUMENT, inject, InjectionToken, Service } from '@angular/core';
import type { AnyEndpoint, Endpoint } from '@parkwatch/domain/wire/endpoint';
import { ApiError, isAborted } from './api-error.ts';
import { problemFrom } from './problem-from.ts';
import type { CallRequest, LooseRequest } from './request.ts';
import { fetchOptionsOf, urlOf } from './request.ts';

/** The browser's fetch; tests put their own answers here. */
export const FETCH = new InjectionToken<typeof fetch>('fetch', {
  factory: () => (input, init) => fetch(input, init),
});

/**
 * The typed client of the api: `api.call(listAlarms, { query: { view: 'open' } })`.
 * Answers are checked by the endpoint's own schema, so a page never works on a shape that it did not expect.
 */
@Service()
export class Api {
  readonly #fetch = inject(FETCH);
  readonly #root = inject(DOCUMENT).documentElement;

  /** Set by the session after each sign-in. */
  csrfToken: string | undefined;
  /** Told when the server no longer knows the session. */
  onSessionLost: (() => void) | undefined;

  async call<P, Q, B, R>(
    endpoint: Endpoint<P, Q, B, R>,
    request: CallRequest<P, Q, B>,
    signal?: AbortSignal,
  ): Promise<R> {
    const response = await this.#send(endpoint, request as LooseRequest, signal);
    if (!endpoint.response) return undefined as R;
    const answer = endpoint.response.safeParse(await jsonOf(response));
    if (answer.success) return answer.data;
    throw new ApiError('bad-answer', { status: response.status, message: answer.error.message });
  }

  async #send(
    endpoint: AnyEndpoint,
    request: LooseRequest,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const options = fetchOptionsOf(endpoint, request, {
      csrfToken: this.csrfToken,
      locale: this.#root.lang,
    });
    const response = await this.#reach(urlOf(endpoint, request), {
      ...options,
      ...(signal && { signal }),
    });
    if (response.ok) return response;
    const error = await problemFrom(response);
    if (error.code === 'not-signed-in') this.onSessionLost?.();
    throw error;
  }

  async #reach(url: string, options: RequestInit): Promise<Response> {
    try {
      return await this.#fetch(url, options);
    } catch (cause) {
      if (isAborted(cause)) throw cause;
      throw new ApiError('network', { cause });
    }
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (isAborted(cause)) throw cause;
    throw new ApiError('bad-answer', { status: response.status, cause });
  }
}

import { DOCUMENT, inject, InjectionToken, Service } from '@angular/core';
import type { Endpoint } from '@parkwatch/domain/wire/endpoint';
import { Api } from './api.ts';
import { ApiError } from './api-error.ts';
import { problemFrom } from './problem-from.ts';
import { fetchOptionsOf, urlOf } from './request.ts';
import type { LooseRequest } from './request.ts';

type Send = (
  url: string,
  options: RequestInit,
  progress: (share: number) => void,
) => Promise<Response>;

/** How bytes leave; tests put their own answers here. fetch can not tell how much of a body is out. */
export const SEND_FILE = new InjectionToken<Send>('send file', { factory: () => sendByXhr });

/** Sends a file and tells how far it is. */
@Service()
export class Uploads {
  readonly #api = inject(Api);
  readonly #send = inject(SEND_FILE);
  readonly #root = inject(DOCUMENT).documentElement;

  /** @param progress  told the share that is out, 0 to 1 */
  async send<Q, R>(
    endpoint: Endpoint<undefined, Q, undefined, R>,
    { file, query = {} }: { readonly file: Blob; readonly query?: Partial<Q> },
    progress: (share: number) => void,
  ): Promise<R> {
    const options = fetchOptionsOf(
      endpoint,
      { file },
      { csrfToken: this.#api.csrfToken, locale: this.#root.lang },
    );
    const response = await this.#send(
      urlOf(endpoint, { query: query as NonNullable<LooseRequest['query']> }),
      options,
      progress,
    );
    if (!response.ok) {
      const error = await problemFrom(response);
      if (error.code === 'not-signed-in') this.#api.onSessionLost?.();
      throw error;
    }
    const answer = endpoint.response?.safeParse(await response.json());
    if (answer?.success) return answer.data;
    throw new ApiError('bad-answer', { status: response.status });
  }
}

const sendByXhr: Send = (url, { method, headers, body }, progress) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method ?? 'POST', url);
    request.responseType = 'blob';
    for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ApiError('network'));
    request.onload = () =>
      resolve(
        new Response(request.response as Blob, {
          status: request.status,
          headers: { 'content-type': request.getResponseHeader('content-type') ?? '' },
        }),
      );
    request.send(body as Blob);
  });

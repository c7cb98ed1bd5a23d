import type { AnyEndpoint, Endpoint } from '@parkwatch/domain/wire/endpoint';
import type { ProblemDetails } from '@parkwatch/domain/wire/problems';
import { signIn } from '@parkwatch/domain/wire/session';
import type { Me } from '@parkwatch/domain/wire/session';

export type Sent<P, Q, B> = {
  readonly params?: Readonly<Partial<Record<keyof P, string | number>>>;
  readonly query?: Readonly<Partial<Q>>;
  /** Sent as JSON. Wrong ones are wanted too, hence no check against B. */
  readonly body?: Readonly<Partial<B>> | Readonly<Record<string, unknown>>;
  /** Sent as it is, with `headers['content-type']`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
};

/** An answer that is not 2xx, as `call` throws it: `assert.rejects(…, { code: 'not-found' })`. */
export class RefusedCall extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: ProblemDetails;
  constructor(endpoint: AnyEndpoint, { status, text, json }: Answer) {
    super(`${endpoint.id}: ${status} ${text.slice(0, 500)}`);
    this.status = status;
    this.problem = (json ?? {}) as ProblemDetails;
    this.code = this.problem.code ?? '';
  }
}

/** One browser, or one data source: it keeps its cookie and sends its CSRF token. */
export type ApiClient = {
  readonly cookie: () => string | undefined;
  /** The answer's data; throws RefusedCall when it is not 2xx. */
  call<P, Q, B, R>(endpoint: Endpoint<P, Q, B, R>, sent?: Sent<P, Q, B>): Promise<R>;
  /** The answer, whatever it is. */
  send<P, Q, B, R>(endpoint: Endpoint<P, Q, B, R>, sent?: Sent<P, Q, B>): Promise<Answer>;
  signIn(username: string, password: string): Promise<Me>;
};

type Identity = { readonly apiKey?: string };

export function apiClient(url: string, { apiKey }: Identity = {}): ApiClient {
  let cookie: string | undefined;
  let csrfToken: string | undefined;

  async function send(
    endpoint: AnyEndpoint,
    sent: Sent<object, object, object> = {},
  ): Promise<Answer> {
    const { body, raw, headers } = sent;
    const response = await fetch(urlOf(url, endpoint, sent), {
      method: endpoint.method,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(csrfToken === undefined || endpoint.method === 'GET'
          ? {}
          : { 'x-csrf-token': csrfToken }),
        ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(raw === undefined ? {} : { body: raw }),
      redirect: 'manual',
    });
    const set = response.headers.getSetCookie()[0]?.split(';')[0];
    if (set !== undefined) cookie = set.endsWith('=') ? undefined : set;
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: jsonOf(response, text),
    };
  }

  const client: ApiClient = {
    cookie: () => cookie,
    send: (endpoint, sent) => send(endpoint, sent),
    async call<P, Q, B, R>(endpoint: Endpoint<P, Q, B, R>, sent?: Sent<P, Q, B>): Promise<R> {
      const answer = await send(endpoint, sent);
      if (answer.status >= 300) throw new RefusedCall(endpoint, answer);
      return answer.json as R;
    },
    async signIn(username, password) {
      const me = await client.call(signIn, { body: { username, password } });
      csrfToken = me.csrfToken;
      return me;
    },
  };
  return client;
}

function urlOf(
  url: string,
  endpoint: AnyEndpoint,
  { params = {}, query = {} }: Sent<object, object, object>,
) {
  const path = endpoint.path.replace(/:(\w+)/g, (_all, name: string) => {
    const value = (params as Record<string, unknown>)[name];
    return encodeURIComponent(String(value));
  });
  const full = new URL(`/api/v1${path}`, url);
  for (const [name, value] of Object.entries(query)) full.searchParams.set(name, String(value));
  return full;
}

function jsonOf(response: Response, text: string): unknown {
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return isJson && text !== '' ? JSON.parse(text) : undefined;
}

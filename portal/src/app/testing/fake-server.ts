import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';
import type { ProblemCode } from '@parkwatch/domain/wire/problems';
import { PROBLEMS } from '@parkwatch/domain/wire/problems';

type Call = { readonly url: URL; readonly init: RequestInit };
type Answer = (call: Call) => Response | Promise<Response>;

/** The api's side of fetch in tests: answers by endpoint, and every call that was made. */
export class FakeServer {
  readonly calls: Call[] = [];
  readonly #answers: { endpoint: AnyEndpoint; answer: Answer }[] = [];

  /** Answers an endpoint from now on; the last answer given counts. */
  on(endpoint: AnyEndpoint, answer: unknown): this {
    const reply: Answer =
      typeof answer === 'function' ? (answer as Answer) : () => jsonResponse(answer);
    this.#answers.unshift({ endpoint, answer: reply });
    return this;
  }

  refuse(endpoint: AnyEndpoint, code: ProblemCode, detail?: string): this {
    return this.on(endpoint, () => problemResponse(code, detail));
  }

  /** The endpoint does not answer at all. */
  hang(endpoint: AnyEndpoint): this {
    return this.on(endpoint, () => new Promise<Response>(() => undefined));
  }

  disconnect(endpoint: AnyEndpoint): this {
    return this.on(endpoint, () => Promise.reject(new TypeError('Failed to fetch')));
  }

  callsOf(endpoint: AnyEndpoint): Call[] {
    return this.calls.filter((call) => isCallOf(call, endpoint));
  }

  bodyOf(endpoint: AnyEndpoint): unknown {
    const body = this.callsOf(endpoint).at(-1)?.init.body;
    return typeof body === 'string' ? JSON.parse(body) : body;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input, 'http://portal.test');
    const call = { url, init };
    this.calls.push(call);
    const known = this.#answers.find(({ endpoint }) => isCallOf(call, endpoint));
    return known ? known.answer(call) : problemResponse('not-found');
  };
}

function isCallOf({ url, init }: Call, { method, path }: AnyEndpoint): boolean {
  const pattern = new RegExp(`^/api/v1${path.replace(/:\w+/g, '[^/]+')}$`);
  return (init.method ?? 'GET') === method && pattern.test(url.pathname);
}

export function jsonResponse(body: unknown, status = 200): Response {
  if (body === undefined) return new Response(null, { status: 204 });
  const headers = { 'content-type': 'application/json' };
  return new Response(JSON.stringify(body), { status, headers });
}

export function problemResponse(code: ProblemCode, detail?: string): Response {
  const { status, title } = PROBLEMS[code];
  const body = { type: `urn:parkwatch:problem:${code}`, title: title.en, status, code, detail };
  const headers = { 'content-type': 'application/problem+json' };
  return new Response(JSON.stringify(body), { status, headers });
}

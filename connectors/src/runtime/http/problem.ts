import type { ServerResponse } from 'node:http';

/** Status and title in both languages. */
export type ProblemEntry = readonly [status: number, zh: string, en: string];

/** Refusals that every HTTP port has (RFC 9457, `application/problem+json`); a protocol adds its own. */
export const HTTP_PROBLEMS = {
  'bad-request': [400, '请求格式不正确', 'The request is malformed'],
  blocked: [403, '账号已停用', 'The account is blocked'],
  'not-found': [404, '未找到', 'Not found'],
  'method-not-allowed': [405, '不支持的请求方法', 'Method not allowed'],
  'request-timeout': [408, '请求接收超时', 'The request took too long to arrive'],
  'too-large': [413, '内容过大', 'Too large'],
  'too-many-requests': [429, '请求过于频繁', 'Too many requests'],
  'internal-error': [500, '系统内部错误', 'Internal error'],
  'not-taken': [503, '暂时无法接收，请稍后重试', 'Nothing can be taken at present; send it again'],
} as const satisfies Record<string, ProblemEntry>;
export type HttpProblemCode = keyof typeof HTTP_PROBLEMS;

export type Detail = { readonly zh: string; readonly en: string };
export type ProblemMore = {
  readonly detail?: Detail;
  readonly retryS?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Ends a request: thrown where something is wrong with it, answered once at the top. */
export class HttpProblem extends Error {
  readonly code: string;
  readonly entry: ProblemEntry;
  readonly detail: Detail | undefined;
  readonly retryS: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  constructor(code: string, entry: ProblemEntry, more: ProblemMore = {}) {
    super(code);
    this.code = code;
    this.entry = entry;
    this.detail = more.detail;
    this.retryS = more.retryS;
    this.headers = more.headers ?? {};
  }
}

export function httpProblem(code: HttpProblemCode, more: ProblemMore = {}): HttpProblem {
  return new HttpProblem(code, HTTP_PROBLEMS[code], more);
}

export function sendProblem(
  res: ServerResponse,
  { code, entry, detail, retryS, headers }: HttpProblem,
  acceptLanguage: string | undefined,
): void {
  const language = languageOf(acceptLanguage);
  const [status, zh, en] = entry;
  const title = language === 'zh' ? zh : en;
  const body = {
    ...{ type: 'about:blank', title, status, code },
    ...(detail === undefined ? {} : { detail: detail[language] }),
  };
  sendJson(res, status, {
    body,
    headers: {
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language === 'zh' ? 'zh-CN' : 'en',
      ...(retryS === undefined ? {} : { 'retry-after': String(Math.ceil(retryS)) }),
      // The body may not have been read to its end.
      ...(status === 409 || status === 404 ? {} : { connection: 'close' }),
    },
  });
}

export function sendJson(
  res: ServerResponse,
  status: number,
  { body, headers = {} }: { body: object; headers?: Readonly<Record<string, string>> },
): void {
  if (res.headersSent || res.destroyed) return;
  const text = JSON.stringify(body);
  res.writeHead(status, {
    ...{ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    ...{ 'content-length': Buffer.byteLength(text), 'x-content-type-options': 'nosniff' },
    ...headers,
  });
  res.end(text);
}

/** Chinese without a wish (the system is Chinese first), the wished one by its weight, English when neither is wished. */
export function languageOf(acceptLanguage: string | undefined): 'zh' | 'en' {
  if (acceptLanguage === undefined || acceptLanguage.trim() === '') return 'zh';
  const wishes = acceptLanguage.slice(0, 1000).split(',').map(wishOf);
  const weight = (language: string) =>
    Math.max(0, ...wishes.filter(({ tag }) => tag === language || tag === '*').map(({ q }) => q));
  const first = wishes.find(({ tag }) => tag === 'zh' || tag === 'en' || tag === '*');
  const [zh, en] = [weight('zh'), weight('en')];
  if (zh === en) return zh > 0 && first?.tag !== 'en' ? 'zh' : 'en';
  return zh > en ? 'zh' : 'en';
}

function wishOf(part: string): { tag: string; q: number } {
  const [tag = '', ...params] = part.trim().toLowerCase().split(';');
  const q = Number(
    params
      .find((param) => param.trim().startsWith('q='))
      ?.trim()
      .slice(2) ?? 1,
  );
  return { tag: tag.trim().split('-')[0]!, q: Number.isFinite(q) ? q : 0 };
}

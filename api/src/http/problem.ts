import type { Words } from '@parkwatch/domain/text/text';
import type { Text } from '@parkwatch/domain/wire/endpoint';
import { PROBLEMS } from '@parkwatch/domain/wire/problems';
import type { ProblemCode, ProblemDetails } from '@parkwatch/domain/wire/problems';

export type ProblemExtra = {
  /** What exactly is wrong here, for the person. */
  readonly detail?: Text;
  /** Refused fields: JSON pointer and reason, in both languages where a person who fills a form in reads it. */
  readonly errors?: readonly { readonly path: string; readonly message: Words }[];
  /** Members beyond RFC 9457's own, such as the list of what is missing. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A refusal on its way to the client; made by `problem`, thrown from anywhere. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly extra: ProblemExtra;
  constructor(code: ProblemCode, extra: ProblemExtra = {}) {
    super(extra.detail?.en ?? PROBLEMS[code].title.en);
    this.name = 'Problem';
    this.code = code;
    this.extra = extra;
  }
  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

/** `throw problem('not-found')` */
export function problem(code: ProblemCode, extra?: ProblemExtra): Problem {
  return new Problem(code, extra);
}

export type Language = keyof Text;

/** The body of `application/problem+json` (RFC 9457) in the client's language. */
export function problemDetails(
  { code, status, extra }: Problem,
  { language, ...about }: { language: Language; instance: string; requestId: string },
): ProblemDetails {
  return {
    ...extra.more,
    type: `urn:parkwatch:problem:${code}`,
    title: PROBLEMS[code].title[language],
    status,
    code,
    ...(extra.detail === undefined ? {} : { detail: extra.detail[language] }),
    ...(extra.errors === undefined ? {} : { errors: extra.errors.map(inLanguage(language)) }),
    ...about,
  };
}

function inLanguage(language: Language) {
  return ({ path, message }: { readonly path: string; readonly message: Words }) => ({
    path,
    message: typeof message === 'string' ? message : message[language],
  });
}

import { HTTP_PROBLEMS, HttpProblem } from '../runtime/http/problem.ts';
import type { ProblemEntry, ProblemMore } from '../runtime/http/problem.ts';

/** Every refusal of a push. */
export const PUSH_PROBLEMS = {
  ...HTTP_PROBLEMS,
  'not-signed': [401, '缺少签名请求头', 'The headers of a signature are missing or malformed'],
  'wrong-clock': [401, '时间戳与服务器时间相差过大', 'The time stamp is too far from our clock'],
  'wrong-signature': [401, '账号或签名不正确', 'The account or the signature is wrong'],
  replayed: [409, '该请求已处理过（随机数重复）', 'This nonce was used before: sign each try anew'],
  'unsupported-media-type': [
    415,
    '须为 application/json 或 application/x-ndjson，可用 gzip 压缩',
    'application/json or application/x-ndjson is expected, gzip allowed',
  ],
} as const satisfies Record<string, ProblemEntry>;
export type PushProblemCode = keyof typeof PUSH_PROBLEMS;

export class PushProblem extends HttpProblem {
  constructor(code: PushProblemCode, more: ProblemMore = {}) {
    super(code, PUSH_PROBLEMS[code], more);
  }
}

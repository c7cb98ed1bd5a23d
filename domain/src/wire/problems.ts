import type { Text } from './endpoint.ts';

type Entry = { readonly status: number; readonly title: Text };

/** The catalogue of refusals: code → HTTP status and title. Problem details (RFC 9457) carry the code as `code`. */
export const PROBLEMS = {
  'bad-request': { status: 400, title: { zh: '请求格式不正确', en: 'The request is malformed' } },
  'not-signed-in': { status: 401, title: { zh: '请先登录', en: 'Please sign in' } },
  'wrong-credentials': {
    status: 401,
    title: { zh: '用户名或密码错误', en: 'Wrong user name or password' },
  },
  'account-locked': {
    status: 423,
    title: { zh: '账号已锁定，请稍后再试', en: 'The account is locked for a while' },
  },
  'account-disabled': {
    status: 403,
    title: { zh: '账号未启用', en: 'The account is not enabled' },
  },
  'password-expired': {
    status: 403,
    title: { zh: '密码已到期，请修改', en: 'The password has expired; change it' },
  },
  'weak-password': {
    status: 422,
    title: { zh: '密码不符合安全要求', en: 'The password does not meet the rules' },
  },
  'demo-password-refused': {
    status: 403,
    title: { zh: '演示密码在正式环境不可用', en: 'The demo password is refused outside demo mode' },
  },
  'wrong-csrf-token': {
    status: 403,
    title: {
      zh: '请求校验失败，请刷新页面',
      en: 'The request token is missing or wrong; reload the page',
    },
  },
  'wrong-api-key': {
    status: 401,
    title: { zh: '数据源密钥无效', en: 'The API key is missing, wrong or revoked' },
  },
  forbidden: { status: 403, title: { zh: '没有权限', en: 'Not allowed' } },
  'not-found': { status: 404, title: { zh: '未找到', en: 'Not found' } },
  'method-not-allowed': {
    status: 405,
    title: { zh: '不支持的请求方法', en: 'Method not allowed' },
  },
  'request-timeout': {
    status: 408,
    title: { zh: '请求接收超时', en: 'The request took too long to arrive' },
  },
  conflict: {
    status: 409,
    title: { zh: '状态已变化，请刷新后重试', en: 'The state has changed; reload and try again' },
  },
  'already-exists': { status: 409, title: { zh: '已存在', en: 'Already exists' } },
  'precondition-failed': {
    status: 412,
    title: { zh: '前提条件不成立', en: 'The condition of the request does not hold' },
  },
  'too-large': { status: 413, title: { zh: '内容过大', en: 'Too large' } },
  'unsupported-media-type': {
    status: 415,
    title: { zh: '不支持的内容类型', en: 'Unsupported media type' },
  },
  'range-not-satisfiable': {
    status: 416,
    title: { zh: '请求的范围超出内容', en: 'The range is outside of the content' },
  },
  'headers-too-large': {
    status: 431,
    title: { zh: '请求头过大', en: 'The request headers are too large' },
  },
  'not-acceptable-state': {
    status: 409,
    title: { zh: '当前状态不允许此操作', en: 'Not possible in the present state' },
  },
  'incomplete-report': {
    status: 422,
    title: { zh: '信息不完整，无法提交', en: 'The report is incomplete' },
  },
  'outside-park': {
    status: 422,
    title: { zh: '位置不在园区范围内', en: 'The place is not in the park' },
  },
  'same-person': {
    status: 403,
    title: { zh: '整改与验收不能为同一人', en: 'The person who rectified may not accept' },
  },
  'right-frozen': { status: 403, title: { zh: '该权限已被冻结', en: 'This right is frozen' } },
  'reason-required': { status: 422, title: { zh: '必须填写原因', en: 'A reason is required' } },
  'shelve-too-long': {
    status: 422,
    title: { zh: '搁置时间超出上限', en: 'Shelving would last too long' },
  },
  'invalid-image': { status: 422, title: { zh: '不是有效的图片', en: 'Not a valid image' } },
  'invalid-file': {
    status: 422,
    title: { zh: '不是可接收的文件', en: 'Not a file that can be taken' },
  },
  'not-computable': {
    status: 422,
    title: { zh: '无法完成推演', en: 'This cannot be computed' },
  },
  'no-upload-gateway': {
    status: 409,
    title: {
      zh: '尚无网关接收该企业的上传文件，请联系管理员配置',
      en: 'No gateway takes uploads for this enterprise yet; ask the administrator',
    },
  },
  'too-many-requests': { status: 429, title: { zh: '请求过于频繁', en: 'Too many requests' } },
  'not-ready': { status: 503, title: { zh: '系统尚未就绪', en: 'The system is not ready' } },
  'internal-error': { status: 500, title: { zh: '系统内部错误', en: 'Internal error' } },
} as const satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof PROBLEMS;

/** RFC 9457 problem details as this api sends them (`application/problem+json`). */
export type ProblemDetails = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly instance?: string;
  readonly requestId?: string;
  /** One entry per refused field: JSON pointer and reason. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly [extension: string]: unknown;
};

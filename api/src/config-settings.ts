import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as z from 'zod';
import type { Text } from '@parkwatch/domain/wire/endpoint';
import { secret } from './secret.ts';

/** One setting: where it comes from, what it may be, and its sentence for `docs/config.md`. */
export type Setting<T> = Text & {
  readonly env: string;
  /** Reads the environment's text. */
  readonly schema: z.ZodType<T, string>;
  readonly default: NoInfer<T>;
  /** What the documentation prints where the default is worked out at the start. */
  readonly defaultText?: string;
  readonly unit?: string;
  readonly secret?: boolean;
};

function setting<T>(definition: Setting<T>): Setting<T> {
  return definition;
}

const text = z.string();
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'not a whole number')
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));
const decimal = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'not a number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));
const url = (...protocols: string[]) =>
  z.string().refine((value) => protocols.includes(URL.parse(value)?.protocol ?? ''), {
    error: `not a URL that begins with ${protocols.join('// or ')}//`,
  });
const origin = url('http:', 'https:').transform((value) => new URL(value).origin);

const PARTS_OF_PROCESS = ['api', 'scheduler', 'demo'] as const;
const roles = z
  .string()
  .transform((value) => value.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(PARTS_OF_PROCESS)).min(1));

const PROXY_NAMES = ['loopback', 'linklocal', 'uniquelocal'];
const isProxy = (part: string) =>
  PROXY_NAMES.includes(part) || isIP(part.replace(/\/\d{1,3}$/, '')) !== 0;

/** `false`, a number of proxies in front, or their addresses: what Express calls `trust proxy`. Never everybody. */
const trustProxy = z
  .string()
  .refine((value) => /^(false|no|off|\d)$/i.test(value) || value.split(/ *, */).every(isProxy), {
    error: 'neither off, a number of proxies, nor their addresses',
  })
  .transform((value): boolean | number | string => {
    if (/^(false|no|off|0)$/i.test(value)) return false;
    return /^\d$/.test(value) ? Number(value) : value;
  });
const bounds = z
  .string()
  .transform((value) => value.split(',').map(Number))
  .pipe(z.tuple([z.number(), z.number(), z.number(), z.number()]));

/** Every setting of the api's processes. `docs/config.md` and `.env.example` are printed from it. */
export const settings = {
  port: setting({
    env: 'PORT',
    schema: whole(0, 65535),
    default: 8080,
    en: 'TCP port of the web server; 0 takes a free one.',
    zh: '网页服务端口；0 表示任取空闲端口。',
  }),
  host: setting<string | undefined>({
    env: 'HOST',
    schema: text.min(1),
    default: undefined,
    defaultText: '127.0.0.1 with DEMO, else 0.0.0.0',
    en: 'Address to listen on. The demo has a public password, so it stays on this machine unless told otherwise.',
    zh: '监听地址。演示模式口令公开，默认仅本机可访问。',
  }),
  publicOrigin: setting<string | undefined>({
    env: 'PUBLIC_ORIGIN',
    schema: origin,
    default: undefined,
    en: 'How browsers reach the portal, e.g. https://park.example. With https the session cookie is Secure and HSTS is sent.',
    zh: '浏览器访问门户的地址，如 https://park.example；为 https 时启用 Secure Cookie 与 HSTS。',
  }),
  trustProxy: setting<boolean | number | string>({
    env: 'TRUST_PROXY',
    schema: trustProxy,
    default: false,
    en: 'Number or addresses of the reverse proxies in front. Leave it off without one: a client could invent its address.',
    zh: '前置反向代理的层数或地址；没有代理时必须关闭，否则客户端可伪造来源地址。',
  }),
  dataDir: setting({
    env: 'DATA_DIR',
    schema: text.min(1).transform((path) => resolve(path)),
    default: resolve(import.meta.dirname, '../../.data'),
    defaultText: '.data in the repository',
    en: 'Folder of the embedded database and of what this machine keeps.',
    zh: '内置数据库及本机数据目录。',
  }),
  databaseUrl: setting<ReturnType<typeof secret> | undefined>({
    env: 'DATABASE_URL',
    schema: url('postgres:', 'postgresql:').transform(secret),
    default: undefined,
    secret: true,
    en: 'PostgreSQL ≥ 15 with PostGIS ≥ 3.3. Without it the embedded database in DATA_DIR is used.',
    zh: 'PostgreSQL（≥15，含 PostGIS ≥3.3）连接串；不填则使用 DATA_DIR 中的内置数据库。',
  }),
  dbPoolMax: setting({
    env: 'DB_POOL_MAX',
    schema: whole(1, 200),
    default: 10,
    unit: 'connections',
    en: 'Most connections to a PostgreSQL server.',
    zh: '数据库连接数上限。',
  }),
  redisUrl: setting<ReturnType<typeof secret> | undefined>({
    env: 'REDIS_URL',
    schema: url('redis:', 'rediss:').transform(secret),
    default: undefined,
    secret: true,
    en: 'Redis for socket.io between several api instances. One instance needs none.',
    zh: '多实例部署时 socket.io 使用的 Redis；单实例无需配置。',
  }),
  roles: setting({
    env: 'ROLES',
    schema: roles,
    default: [...PARTS_OF_PROCESS],
    defaultText: 'api,scheduler,demo',
    en: 'Parts that this process runs.',
    zh: '本进程运行的组成部分。',
  }),
  demo: setting<boolean | undefined>({
    env: 'DEMO',
    schema: z.stringbool({
      truthy: ['1', 'true', 'on', 'yes'],
      falsy: ['0', 'false', 'off', 'no'],
    }),
    default: undefined,
    defaultText: 'on with the embedded database, off with DATABASE_URL',
    en: 'Demo park, demo accounts with a public password, and recorded signals.',
    zh: '演示模式：示例园区、公开口令的演示账号、回放数据。',
  }),
  demoSpeed: setting({
    env: 'DEMO_SPEED',
    schema: decimal(0.1, 1000),
    default: 1,
    unit: 'times',
    en: 'How fast the recorded signals are played in the demo.',
    zh: '演示数据回放速度。',
  }),
  logLevel: setting({
    env: 'LOG_LEVEL',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    default: 'info',
    en: 'Least important log line that is written.',
    zh: '日志级别。',
  }),
  auditAlgorithm: setting({
    env: 'AUDIT_ALGORITHM',
    schema: z.enum(['sha256', 'sm3']),
    default: 'sha256',
    en: 'Hash of new audit records: sha256, or sm3 (GB/T 32905) where national algorithms are required.',
    zh: '审计链摘要算法：sha256 或国密 sm3。',
  }),
  sessionIdleMinutes: setting({
    env: 'SESSION_IDLE_MINUTES',
    schema: whole(1, 24 * 60),
    default: 30,
    unit: 'min',
    en: 'A session ends after so long without a request. The park setting session.idleMinutes overrides it.',
    zh: '会话空闲超时；可被园区参数 session.idleMinutes 覆盖。',
  }),
  sessionMaxHours: setting({
    env: 'SESSION_MAX_HOURS',
    schema: whole(1, 24 * 30),
    default: 12,
    unit: 'h',
    en: 'A session ends after so long in any case.',
    zh: '会话最长时间。',
  }),
  passwordMinLength: setting({
    env: 'PASSWORD_MIN_LENGTH',
    schema: whole(8, 64),
    default: 8,
    unit: 'characters',
    en: 'Shortest password. The park setting password.minLength overrides it.',
    zh: '口令最小长度；可被园区参数 password.minLength 覆盖。',
  }),
  passwordMaxAgeDays: setting({
    env: 'PASSWORD_MAX_AGE_DAYS',
    schema: whole(0, 3650),
    default: 90,
    unit: 'd',
    en: 'A password must be changed after so long; 0 = never. The park setting password.maxAgeDays overrides it.',
    zh: '口令有效期，0 表示不过期；可被园区参数 password.maxAgeDays 覆盖。',
  }),
  lockAfterFailures: setting({
    env: 'LOCK_AFTER_FAILURES',
    schema: whole(1, 100),
    default: 5,
    unit: 'attempts',
    en: 'Failed sign-ins in a row after which an account is locked.',
    zh: '连续登录失败多少次后锁定账号。',
  }),
  lockMinutes: setting({
    env: 'LOCK_MINUTES',
    schema: whole(1, 24 * 60),
    default: 15,
    unit: 'min',
    en: 'How long a locked account stays locked.',
    zh: '账号锁定时长。',
  }),
  signInsPerMinute: setting({
    env: 'SIGN_INS_PER_MINUTE',
    schema: whole(1, 1_000_000),
    default: 30,
    unit: '1/min',
    en: 'Sign-in attempts accepted from one address; a third of it for one account.',
    zh: '单个地址每分钟登录次数上限（单个账号为其三分之一）。',
  }),
  requestsPerMinute: setting({
    env: 'REQUESTS_PER_MINUTE',
    schema: whole(1, 10_000_000),
    default: 1200,
    unit: '1/min',
    en: 'Requests accepted from one session; from one address five times as many, and a quarter as many new live connections.',
    zh: '单个会话每分钟请求数上限（单个地址为其五倍；新建实时连接为其四分之一）。',
  }),
  ingestCallsPerMinute: setting({
    env: 'INGEST_CALLS_PER_MINUTE',
    schema: whole(1, 10_000_000),
    default: 6000,
    unit: '1/min',
    en: 'Ingest calls accepted with one API key (up to 10,000 readings each).',
    zh: '单个数据源密钥每分钟上报次数上限。',
  }),
  consequenceRunsPerMinute: setting({
    env: 'CONSEQUENCE_RUNS_PER_MINUTE',
    schema: whole(1, 1_000_000),
    default: 30,
    unit: '1/min',
    en: 'Runs of the consequence engine accepted from one session.',
    zh: '单个会话每分钟事故后果推演次数上限。',
  }),
  retentionDays: setting({
    env: 'RETENTION_DAYS',
    schema: whole(1, 3650),
    default: 90,
    unit: 'd',
    en: 'How long single readings and positions are kept; older ones are refused by the ingest.',
    zh: '原始数据保存天数；更早的数据拒收。',
  }),
  minuteRetentionDays: setting({
    env: 'MINUTE_RETENTION_DAYS',
    schema: whole(1, 3650),
    default: 400,
    unit: 'd',
    en: 'How long minute values are kept. Hour values stay.',
    zh: '分钟汇总保存天数；小时汇总长期保存。',
  }),
  checkResponses: setting({
    env: 'CHECK_RESPONSES',
    schema: z.stringbool(),
    default: false,
    en: 'Development: compare every answer with its schema and fail when they differ.',
    zh: '开发用：按接口定义校验每个响应。',
  }),
  parkNameZh: setting({
    env: 'PARK_NAME_ZH',
    schema: text.min(1).max(60),
    default: '海屿石化园区',
    en: 'Name of the park, Chinese.',
    zh: '园区中文名称。',
  }),
  parkNameEn: setting({
    env: 'PARK_NAME_EN',
    schema: text.min(1).max(60),
    default: 'Haiyu Petrochemical Park',
    en: 'Name of the park, English.',
    zh: '园区英文名称。',
  }),
  parkBounds: setting<[number, number, number, number]>({
    env: 'PARK_BOUNDS',
    schema: bounds,
    default: [103.64, 1.22, 103.75, 1.31],
    defaultText: '103.64,1.22,103.75,1.31',
    unit: 'degrees',
    en: 'West, south, east, north of the first map view while the database has no lots.',
    zh: '数据库尚无地块时的初始地图范围（西、南、东、北）。',
  }),
} as const;

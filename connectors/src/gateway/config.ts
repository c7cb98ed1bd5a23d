import { resolve } from 'node:path';
import * as z from 'zod';

/** One setting: where it comes from, what it may be, and its sentence for `docs/config.md`. */
export type Setting<T> = {
  readonly env: string;
  /** Reads the environment's text. */
  readonly schema: z.ZodType<T, string>;
  readonly default: NoInfer<T>;
  readonly defaultText?: string;
  readonly unit?: string;
  readonly secret?: boolean;
  readonly zh: string;
  readonly en: string;
};

function setting<T>(definition: Setting<T>): Setting<T> {
  return definition;
}

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'not a whole number')
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));
const webAddress = z
  .string()
  .refine((value) => ['http:', 'https:'].includes(URL.parse(value)?.protocol ?? ''), {
    error: 'not a URL that begins with http:// or https://',
  });
/** Every setting of a gateway. */
export const settings = {
  url: setting({
    env: 'PARKWATCH_URL',
    schema: webAddress,
    default: 'http://localhost:8080',
    en: 'Where the api is.',
    zh: '平台接口地址。',
  }),
  key: setting<string | undefined>({
    env: 'PARKWATCH_API_KEY',
    schema: z.string().min(1).max(200),
    default: undefined,
    secret: true,
    en: 'API key of the gateway: it runs the data sources that are given to this key and writes with its rights. Needed.',
    zh: '网关的接口密钥：运行分配给该密钥的数据源，并以其权限写入。必填。',
  }),
  folder: setting({
    env: 'GATEWAY_DIR',
    schema: z
      .string()
      .min(1)
      .transform((path) => resolve(path)),
    default: resolve(import.meta.dirname, '../../../.data/gateway'),
    defaultText: '.data/gateway in the repository',
    en: 'Folder of the spool, the last configurations (with their secrets) and what data sources keep. One gateway at a time has it.',
    zh: '缓存队列、最近配置（含密钥）及数据源自存数据的目录；同一时刻仅供一个网关使用。',
  }),
  spoolCapacityMb: setting({
    env: 'SPOOL_CAPACITY_MB',
    schema: whole(1, 1_000_000),
    default: 1000,
    unit: 'MB',
    en: 'Most disk that the spool takes. From 80 % on the park is told; when it is full, devices get no positive answer.',
    zh: '缓存队列磁盘上限；达 80% 时告警，写满后不再向设备应答成功。',
  }),
  spoolFsync: setting({
    env: 'SPOOL_FSYNC',
    schema: z.enum(['always', 'interval', 'never']),
    default: 'always',
    en: 'When what is spooled counts as safe: always (outlives a power cut), interval (synced every second), never (outlives the process only).',
    zh: '落盘策略：always 断电不丢；interval 每秒同步；never 仅进程崩溃不丢。',
  }),
  spoolBacklogPerS: setting({
    env: 'SPOOL_BACKLOG_PER_S',
    schema: whole(10, 1_000_000),
    default: 2000,
    unit: '1/s',
    en: 'Readings of backlog delivered a second after an outage, beside the live ones.',
    zh: '中断恢复后每秒补传的积压数据条数（与实时数据并行）。',
  }),
  logLevel: setting({
    env: 'LOG_LEVEL',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    default: 'info',
    en: 'Least important log line that is written.',
    zh: '日志级别。',
  }),
} as const;

type Settings = typeof settings;
type Read = { readonly [K in keyof Settings]: Settings[K] extends Setting<infer T> ? T : never };
export type GatewayConfig = Omit<Read, 'key'> & { readonly key: string };

/** Reads every setting; what is wrong is listed in one error, which never shows a secret's value. */
export function readGatewayConfig(env: NodeJS.ProcessEnv = process.env): GatewayConfig {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, one] of Object.entries(settings) as [string, Setting<unknown>][]) {
    const given = env[one.env]?.trim() ?? '';
    const parsed = given === '' ? null : one.schema.safeParse(given);
    values[name] = parsed?.success === true ? parsed.data : one.default;
    if (parsed?.success === false) faults.push(faultOf(one, given, parsed.error));
  }
  const read = values as unknown as Read;
  const { key } = read;
  if (key === undefined) faults.push(`  ${settings.key.env}: not set 未设置`);
  if (key === undefined || faults.length > 0) {
    throw new Error(`bad settings 设置有误 (docs/config.md):\n${faults.join('\n')}`);
  }
  return Object.freeze({ ...read, key });
}

function faultOf(one: Setting<unknown>, given: string, error: z.ZodError): string {
  const shown = one.secret === true ? '(not shown)' : JSON.stringify(given);
  return `  ${one.env}=${shown}: ${error.issues.map(({ message }) => message).join('; ')}`;
}

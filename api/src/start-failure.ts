import { inspect } from 'node:util';
import { DATA_DIR_IN_USE, DATA_DIR_UNUSABLE } from './db/embedded/data-dir-lock.ts';

/** Thrown when the web server cannot listen where the settings say. */
export const CANNOT_LISTEN = 'CANNOT_LISTEN';

/** What the one who starts it can do, after what is wrong. */
const ADVICE: Readonly<Record<string, string>> = {
  [DATA_DIR_IN_USE]:
    'or set another DATA_DIR · 数据目录已被其他进程占用：请先停止该进程，或另设 DATA_DIR',
  [DATA_DIR_UNUSABLE]:
    'set DATA_DIR to a folder that this account may write to · 请将 DATA_DIR 设为本账号可写的目录',
  [CANNOT_LISTEN]:
    'set PORT to a free one (0 takes any) or HOST to an address of this machine · 请将 PORT 设为空闲端口（0 表示任取），或将 HOST 设为本机地址',
};
const DATABASE_ADVICE =
  'check DATABASE_URL and whether the server runs · 请检查 DATABASE_URL 以及数据库服务是否运行';

/** The driver's errors of a server that is away, refuses the account, or has no such database. */
const NO_CONNECTION = /^Sequelize(Connection|Host|AccessDenied|InvalidConnection)\w*Error$/;

/**
 * What to tell a person about a start that failed: one line that names the setting and what to do. Only what nobody foresaw
 * comes with its stack, for whoever has to find it.
 */
export function startFailureText(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error);
  const advice = 'code' in error ? ADVICE[String(error.code)] : undefined;
  if (advice !== undefined) return `${error.message}, ${advice}`;
  if (NO_CONNECTION.test(error.name)) {
    return `cannot connect to the database (${reasonOf(error)}): ${DATABASE_ADVICE}`;
  }
  // A sentence of our own, such as that of wrong settings or of a database that is newer.
  return error.constructor === Error && error.cause === undefined ? error.message : inspect(error);
}

/** A name with several addresses gives several errors and no message of its own. */
function reasonOf({ message, cause, ...more }: Error & { parent?: unknown }): string {
  const under = more.parent ?? cause;
  if (under instanceof AggregateError) return under.errors.map(String).join('; ');
  return message;
}

/** Runs the start of a process: when it fails, it ends with exit status 1 and a line that says why. */
export async function startOrExplain(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    process.stderr.write(`${startFailureText(error)}\n`);
    process.exit(1);
  }
}

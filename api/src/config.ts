import type * as z from 'zod';
import { settings } from './config-settings.ts';
import type { Setting } from './config-settings.ts';

export { settings } from './config-settings.ts';
export type { Setting } from './config-settings.ts';

type Settings = typeof settings;
type Read = { readonly [K in keyof Settings]: Settings[K] extends Setting<infer T> ? T : never };

/** The settings of a process, checked and frozen. */
export type Config = Omit<Read, 'host' | 'demo'> & {
  readonly host: string;
  readonly demo: boolean;
};

/** Reads every setting; what is wrong is listed in one error, which never shows a secret's value. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [key, one] of Object.entries(settings) as [string, Setting<unknown>][]) {
    const given = env[one.env];
    if (given === undefined || given.trim() === '') {
      values[key] = one.default;
      continue;
    }
    const parsed = one.schema.safeParse(given.trim());
    if (parsed.success) values[key] = parsed.data;
    else faults.push(fault(one, given, parsed.error));
  }
  if (faults.length > 0)
    throw new Error(`bad settings 设置有误 (docs/config.md):\n${faults.join('\n')}`);
  const read = values as unknown as Read;
  const demo = read.demo ?? read.databaseUrl === undefined;
  const host = read.host ?? (demo ? '127.0.0.1' : '0.0.0.0');
  return Object.freeze({ ...read, demo, host });
}

function fault(one: Setting<unknown>, given: string, error: z.ZodError): string {
  const shown = one.secret === true ? '(not shown)' : JSON.stringify(given);
  return `  ${one.env}=${shown}: ${error.issues.map(({ message }) => message).join('; ')}`;
}

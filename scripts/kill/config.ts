import { randomInt } from 'node:crypto';

export type KillConfig = {
  /** Of everything that is left to chance: victims, moments, faults of the lines. */
  readonly seed: number;
  /** A superuser's maintenance database; without it the embedded database is used. */
  readonly databaseUrl: string | undefined;
  readonly kills: number;
  /** No more kills after so long, once there were as many as `leastKills`. */
  readonly longestMs: number;
  readonly leastKills: number;
  /** How often each logger and system measures. */
  readonly intervalMs: number;
};

/** Each start of the embedded database takes seconds: there as many kills as fit into a minute. */
const EMBEDDED = { kills: 50, leastKills: 6, longestMs: 60_000, intervalMs: 250 };
const NATIVE = { kills: 50, leastKills: 50, longestMs: Infinity, intervalMs: 100 };

/** `KILL_SEED` repeats the choices of a run, `KILL_COUNT` makes it longer or shorter. @throws RangeError when one is no number */
export function readKillConfig(env: NodeJS.ProcessEnv = process.env): KillConfig {
  const databaseUrl = env['TEST_DATABASE_URL'];
  const usual = databaseUrl === undefined ? EMBEDDED : NATIVE;
  const seed = wholeOf(env, 'KILL_SEED') ?? randomInt(2 ** 31);
  const kills = wholeOf(env, 'KILL_COUNT');
  if (kills === null) return { ...usual, seed, databaseUrl };
  return { ...usual, seed, databaseUrl, kills, leastKills: kills };
}

function wholeOf(env: NodeJS.ProcessEnv, name: string): number | null {
  const text = env[name]?.trim() ?? '';
  if (text === '') return null;
  if (!/^\d{1,10}$/.test(text)) throw new RangeError(`${name}=${text}: not a whole number`);
  return Number(text);
}

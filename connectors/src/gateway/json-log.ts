import type { Log } from '../contract.ts';

/** The words that the api's log has; nothing of ours is below info or above warn. */
type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Log lines as JSON, each with its time and event. */
export function jsonLog(level: Level, write: (line: string) => void, now: () => number): Log {
  const line = (name: string) => (fields: object, event: string) =>
    write(
      `${JSON.stringify({ time: new Date(now()).toISOString(), level: name, event, ...fields })}\n`,
    );
  const nothing = () => undefined;
  return {
    info: ['info', 'debug', 'trace'].includes(level) ? line('info') : nothing,
    warn: ['fatal', 'error', 'silent'].includes(level) ? nothing : line('warn'),
  };
}

import type { Log } from '../contract.ts';

/** Log lines as JSON, each with its time and event. */
export function jsonLog(
  level: 'info' | 'warn' | 'silent',
  write: (line: string) => void,
  now: () => number,
): Log {
  const line = (name: string) => (fields: object, event: string) =>
    write(
      `${JSON.stringify({ time: new Date(now()).toISOString(), level: name, event, ...fields })}\n`,
    );
  const nothing = () => undefined;
  return {
    info: level === 'info' ? line('info') : nothing,
    warn: level === 'silent' ? nothing : line('warn'),
  };
}

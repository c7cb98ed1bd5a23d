import type { Host } from '../contract.ts';

const LOG_EVERY_MS = 60_000;

/** Logs peers that a limit turned away: the first at once, then how many, at most once a minute and reason. */
export function quietRefusals(host: Pick<Host, 'log'>): (reason: string, ip: string) => void {
  const counts = new Map<string, { count: number; loggedMs: number }>();
  return (reason, ip) => {
    const entry = counts.get(reason) ?? { count: 0, loggedMs: -Infinity };
    counts.set(reason, entry);
    entry.count += 1;
    const now = performance.now();
    if (now - entry.loggedMs < LOG_EVERY_MS) return;
    host.log.warn({ reason, ip, refused: entry.count }, 'connector.peers-refused');
    Object.assign(entry, { count: 0, loggedMs: now });
  };
}
